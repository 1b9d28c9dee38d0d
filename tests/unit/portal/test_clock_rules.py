"""Where the demo's clock may be sent."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from services.portal.domain.demo_clock import DateNotAhead, Jump, NoEventAhead, jump_from

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 10, 24, 8, 30, tzinfo=UTC)  # 10:30 in Paris, the day before the clocks go back
EVENTS = (date(2026, 10, 19), date(2026, 12, 16), date(2027, 1, 6))


@pytest.mark.parametrize(
    ("jump", "expected"),
    [
        (Jump.DAY, datetime(2026, 10, 25, 10, 30, tzinfo=PARIS)),
        (Jump.WEEK, datetime(2026, 10, 31, 10, 30, tzinfo=PARIS)),
        (Jump.NEXT_EVENT, datetime(2026, 12, 16, 8, 0, tzinfo=PARIS)),
    ],
)
def test_jumps(jump: Jump, expected: datetime) -> None:
    assert jump_from(NOW, jump, zone=PARIS, events=EVENTS) == expected


def test_a_chosen_date_is_met_in_the_morning() -> None:
    target = jump_from(NOW, Jump.DATE, zone=PARIS, events=(), chosen=date(2026, 11, 2))
    assert target == datetime(2026, 11, 2, 8, 0, tzinfo=PARIS)


@pytest.mark.parametrize("chosen", [None, date(2026, 10, 24), date(2026, 1, 1), date(2028, 12, 31)])
def test_other_dates_are_refused(chosen: date | None) -> None:
    with pytest.raises(DateNotAhead):
        jump_from(NOW, Jump.DATE, zone=PARIS, events=(), chosen=chosen)


def test_after_the_last_event_there_is_none() -> None:
    with pytest.raises(NoEventAhead):
        jump_from(NOW, Jump.NEXT_EVENT, zone=PARIS, events=(date(2026, 10, 24),))
