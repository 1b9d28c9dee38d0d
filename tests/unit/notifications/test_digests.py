"""Mondays at eight in Paris, through clock changes and jumps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from services.notifications.domain.digests import PARIS, latest_monday, window


def _paris(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-09-14T08:00", "2026-09-14T08:00"),
        ("2026-09-14T07:59", "2026-09-07T08:00"),
        ("2026-09-20T23:59", "2026-09-14T08:00"),
        ("2026-10-25T12:00", "2026-10-19T08:00"),
        ("2026-10-26T08:00", "2026-10-26T08:00"),
        ("2027-03-29T07:59", "2027-03-22T08:00"),
        ("2027-01-01T10:00", "2026-12-28T08:00"),
    ],
)
def test_the_latest_monday_at_eight(now: str, due: str) -> None:
    assert latest_monday(_paris(now)) == _paris(due)


def test_eight_in_paris_is_another_hour_in_utc_after_the_clock_change() -> None:
    assert latest_monday(_paris("2026-10-20T12:00")).astimezone(UTC).hour == 6
    assert latest_monday(_paris("2026-10-27T12:00")).astimezone(UTC).hour == 7


def test_a_first_letter_covers_a_week_of_the_wall_clock() -> None:
    found = window(_paris("2026-10-26T08:00"), told_until=None)
    assert (found.since, found.until, found.week) == (
        _paris("2026-10-19T08:00"),
        _paris("2026-10-26T08:00"),
        "2026-W44",
    )
    assert found.until - found.since == timedelta(days=7, hours=1)


def test_after_missed_weeks_one_letter_covers_them_all() -> None:
    found = window(_paris("2026-10-26T08:00"), told_until=_paris("2026-10-05T08:00"))
    assert found.since == _paris("2026-10-05T08:00")


def test_after_a_long_silence_the_letter_looks_back_a_month() -> None:
    found = window(_paris("2026-10-26T08:00"), told_until=_paris("2026-03-02T08:00"))
    assert found.since == _paris("2026-09-28T08:00")


@pytest.mark.parametrize(
    ("due", "week"),
    [("2026-12-28T08:00", "2026-W53"), ("2027-01-04T08:00", "2027-W01"), ("2025-12-29T08:00", "2026-W01")],
)
def test_weeks_are_named_as_iso_8601_does(due: str, week: str) -> None:
    assert window(_paris(due), told_until=None).week == week
