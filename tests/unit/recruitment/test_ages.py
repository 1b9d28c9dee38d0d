"""Ages decide who may be hired and who signs: birthdays, 29 February, the day in Paris."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.recruitment.domain.eligibility import age_on, birthday, check_age, is_minor, needs_guardian
from services.recruitment.domain.errors import BornInTheFuture, TooOld, TooYoung
from shared.clock import FixedClock

pytestmark = pytest.mark.unit
START = date(2027, 1, 6)
TODAY = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        (date(2010, 3, 14), 16, date(2026, 3, 14)),
        (date(2008, 2, 29), 16, date(2024, 2, 29)),
        (date(2008, 2, 29), 18, date(2026, 3, 1)),
        (date(2008, 2, 28), 18, date(2026, 2, 28)),
        (date(2008, 12, 31), 18, date(2026, 12, 31)),
    ],
)
def test_birthdays(born: date, age: int, day: date) -> None:
    assert birthday(born, age) == day


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2009, 3, 14), date(2027, 3, 13), 17),
        (date(2009, 3, 14), date(2027, 3, 14), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2010, 1, 1), date(2010, 1, 1), 0),
    ],
)
def test_age_on_a_day(born: date, day: date, age: int) -> None:
    assert age_on(born, day) == age


@given(st.dates(date(1990, 1, 1), date(2012, 12, 31)), st.integers(0, 30))
def test_an_age_is_reached_on_its_birthday_and_not_the_day_before(born: date, age: int) -> None:
    reached = birthday(born, age)

    assert age_on(born, reached) == age
    assert age_on(born, date.fromordinal(reached.toordinal() - 1)) == age - 1


@pytest.mark.parametrize(
    "born",
    [
        date(2011, 1, 6),  # 16 on the very day of the contract
        date(2005, 1, 7),  # 22 the day after it began: still 21
        date(2008, 2, 29),
    ],
)
def test_who_may_be_hired(born: date) -> None:
    check_age(born, contract_starts_on=START, today=TODAY)


@pytest.mark.parametrize(
    ("born", "possible_from"),
    [(date(2011, 1, 7), "07/01/2027"), (date(2012, 2, 29), "29/02/2028"), (date(2026, 9, 14), "14/09/2042")],
)
def test_too_young_is_told_the_day_from_which_it_is_possible(born: date, possible_from: str) -> None:
    with pytest.raises(TooYoung) as refused:
        check_age(born, contract_starts_on=START, today=TODAY)

    assert (refused.value.field, refused.value.params) == (
        "birth_date",
        {"possible_from": possible_from, "starts_on": "06/01/2027"},
    )


@pytest.mark.parametrize("born", [date(2005, 1, 6), date(1970, 1, 1)])
def test_too_old(born: date) -> None:
    with pytest.raises(TooOld):
        check_age(born, contract_starts_on=START, today=TODAY)


def test_born_tomorrow() -> None:
    with pytest.raises(BornInTheFuture):
        check_age(date(2026, 9, 15), contract_starts_on=START, today=TODAY)


@pytest.mark.parametrize(
    ("instant", "minor"),
    [
        (datetime(2027, 3, 13, 22, 59, tzinfo=UTC), True),  # 23:59 in Paris, winter time
        (datetime(2027, 3, 13, 23, 0, tzinfo=UTC), False),  # midnight in Paris, still the 13th in London
        (datetime(2026, 9, 14, 8, 0, tzinfo=UTC), True),
    ],
)
def test_eighteen_begins_at_midnight_in_paris(instant: datetime, minor: bool) -> None:
    assert is_minor(date(2009, 3, 14), FixedClock(instant).today()) is minor


@pytest.mark.parametrize(
    ("born", "emancipated", "needed"),
    [
        (date(2009, 3, 14), False, True),
        (date(2009, 3, 14), True, False),
        (date(2008, 9, 14), False, False),
        (date(2008, 9, 15), False, True),
    ],
)
def test_who_needs_a_guardian(born: date, emancipated: bool, needed: bool) -> None:
    assert needs_guardian(born, emancipated=emancipated, day=TODAY) is needed
