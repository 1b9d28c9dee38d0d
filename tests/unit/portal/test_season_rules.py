"""The calendar of a season, as a rule and as seen from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.portal.domain.season import (
    ORDER,
    DatesOutOfOrder,
    Milestone,
    PlacesOutOfRange,
    SeasonFacts,
    check_season,
    current_season_index,
    steps_seen_from,
)

SEASON = SeasonFacts(
    name="JANUS 2026-2027",
    starts_on=date(2026, 9, 1),
    registration_opens_on=date(2026, 9, 14),
    training_starts_on=date(2026, 10, 19),
    training_ends_on=date(2026, 12, 16),
    contract_starts_on=date(2027, 1, 6),
    first_session_on=date(2027, 1, 13),
    contract_ends_on=date(2027, 6, 30),
    ends_on=date(2027, 6, 30),
    places=12,
)


def test_a_sound_season_passes() -> None:
    check_season(SEASON)
    check_season(replace(SEASON, training_ends_on=SEASON.contract_starts_on))


@pytest.mark.parametrize("field", ORDER[1:])
def test_each_date_follows_the_one_before(field: str) -> None:
    with pytest.raises(DatesOutOfOrder) as refused:
        check_season(replace(SEASON, **{field: date(2026, 8, 31)}))  # type: ignore[arg-type]
    assert refused.value.field == field


@pytest.mark.parametrize(("places", "sound"), [(0, False), (1, True), (500, True), (501, False)])
def test_places_have_limits(places: int, sound: bool) -> None:
    if sound:
        check_season(replace(SEASON, places=places))
        return
    with pytest.raises(PlacesOutOfRange):
        check_season(replace(SEASON, places=places))


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 14), Milestone.TRAINING),
        (date(2026, 10, 18), Milestone.TRAINING),
        (date(2026, 10, 19), Milestone.TRAINING_ENDS),
        (date(2027, 6, 30), None),
    ],
)
def test_one_step_is_next_until_the_last_is_past(today: date, expected: Milestone | None) -> None:
    steps = steps_seen_from(SEASON, today)
    assert [step.milestone for step in steps if step.is_next] == ([expected] if expected else [])
    assert [step.days for step in steps] == [(getattr(SEASON, step.milestone) - today).days for step in steps]


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2025, 1, 1), 1), (date(2026, 9, 14), 1), (date(2027, 7, 1), 0), (date(2029, 1, 1), 0)]
)
def test_the_current_season(today: date, expected: int) -> None:
    next_year = replace(SEASON, name="JANUS 2027-2028", starts_on=date(2027, 9, 1), ends_on=date(2028, 6, 30))
    assert current_season_index([next_year, SEASON], today) == expected
    assert current_season_index([], today) is None
