"""Who signs: the decision table of K-00 to K-13, birthdays included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.contracts.domain.youth import Care, Home, Youth
from tests.unit.contracts.people import ADULT, FATHER, MINOR, MOTHER, SERVICE, TUTOR, WIDOWED, plan

pytestmark = pytest.mark.unit

CASES: dict[str, tuple[Youth, list[tuple[str, str]], set[str]]] = {
    "of age": (ADULT, [("youth", "youth"), ("employer", "employer")], {"K-00"}),
    "two parents": (
        MINOR,
        [("youth", "youth"), ("mother-row", "guardian"), ("father-row", "guardian"), ("employer", "employer")],
        {"K-01", "K-02", "K-03"},
    ),
    "one parent": (
        replace(MINOR, guardians=(MOTHER,)),
        [("youth", "youth"), ("mother-row", "guardian"), ("employer", "employer")],
        {"K-01", "K-02", "K-04"},
    ),
    "one of two decides alone": (
        replace(MINOR, guardians=(WIDOWED, FATHER)),
        [("youth", "youth"), ("mother-row", "guardian"), ("employer", "employer")],
        {"K-01", "K-02", "K-04"},
    ),
    "a judge's guardian": (
        replace(MINOR, guardians=(TUTOR,)),
        [("youth", "youth"), ("tutor-row", "guardian"), ("employer", "employer")],
        {"K-01", "K-02", "K-05"},
    ),
    "placed, parents keep authority": (
        replace(MINOR, care=Care.ASE, guardians=(SERVICE, MOTHER)),
        [("youth", "youth"), ("mother-row", "guardian"), ("employer", "employer")],
        {"K-01", "K-02", "K-04", "K-07"},
    ),
    "ward of State": (
        replace(MINOR, care=Care.ASE, guardians=(SERVICE,)),
        [("youth", "youth"), ("ase-row", "ase_service"), ("employer", "employer")],
        {"K-01", "K-02", "K-08"},
    ),
    "host family signs nothing": (
        replace(MINOR, care=Care.HOST_FAMILY, home=Home.HOSTED),
        [("youth", "youth"), ("mother-row", "guardian"), ("father-row", "guardian"), ("employer", "employer")],
        {"K-01", "K-02", "K-03", "K-06"},
    ),
    "emancipated": (
        replace(MINOR, emancipated=True),
        [("youth", "youth"), ("employer", "employer")],
        {"K-10"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_who_signs(name: str) -> None:
    youth, expected, rules = CASES[name]
    found = plan(youth)
    assert [(one.key, str(one.role)) for one in found.signatories] == expected
    assert set(found.rules) == rules
    assert found.blockers == ()


@pytest.mark.parametrize("name", CASES)
def test_the_employer_signs_last_and_every_signatory_has_a_reason(name: str) -> None:
    signatories = plan(CASES[name][0]).signatories
    turns = [one.turn for one in signatories]
    assert turns == sorted(turns)
    assert (signatories[-1].key, turns.count(2)) == ("employer", 1)
    assert all(one.rules for one in signatories)


def test_a_minor_without_a_known_representative_is_blocked() -> None:
    assert plan(replace(MINOR, guardians=())).blockers == ("K-09",)


@pytest.mark.parametrize(
    ("birth_date", "blockers"),
    [
        (date(2011, 1, 6), ()),
        (date(2011, 1, 7), ("K-13",)),
    ],
)
def test_sixteen_on_the_first_working_day(birth_date: date, blockers: tuple[str, ...]) -> None:
    assert plan(replace(MINOR, birth_date=birth_date)).blockers == blockers


@pytest.mark.parametrize(
    ("birth_date", "signed_on", "count"),
    [
        (date(2009, 2, 10), date(2027, 2, 9), 4),
        (date(2009, 2, 10), date(2027, 2, 10), 2),
        (date(2008, 12, 1), date(2026, 11, 30), 4),
        (date(2008, 12, 1), date(2026, 12, 1), 2),
        (date(2008, 2, 29), date(2026, 2, 28), 4),
        (date(2008, 2, 29), date(2026, 3, 1), 2),
    ],
)
def test_capacity_is_judged_on_the_signing_day(birth_date: date, signed_on: date, count: int) -> None:
    assert len(plan(replace(MINOR, birth_date=birth_date), on=signed_on).signatories) == count


def test_a_birthday_ahead_is_tracked() -> None:
    assert "K-11" in plan(replace(MINOR, birth_date=date(2009, 2, 10))).rules
