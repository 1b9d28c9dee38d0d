"""The factory of these tests: one plain youth, changed field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from services.contracts.domain.facts import Engagement, Fact, facts_of
from services.contracts.domain.required_papers import required_papers
from services.contracts.domain.signatories import SignatoryPlan, plan_signatories
from services.contracts.domain.youth import Care, Home, KnownGuardian, Permit, Relation, Youth

SEASON = Engagement(date(2027, 1, 6), date(2027, 6, 30), Decimal("2.74"))
TODAY = date(2026, 11, 23)
MOTHER = KnownGuardian("mother-row", Relation.MOTHER)
FATHER = KnownGuardian("father-row", Relation.FATHER)
TUTOR = KnownGuardian("tutor-row", Relation.GUARDIAN)
SERVICE = KnownGuardian("ase-row", Relation.ASE_SERVICE)
WIDOWED = replace(MOTHER, sole_ground="deceased")

MINOR = Youth(
    birth_date=date(2010, 3, 15),
    nationality="FR",
    home=Home.WITH_PARENTS,
    permit=Permit.NONE,
    care=Care.NONE,
    emancipated=False,
    student=True,
    guardians=(MOTHER, FATHER),
)
ADULT = replace(MINOR, birth_date=date(2006, 5, 2), guardians=())


def facts(youth: Youth, *, on: date = TODAY) -> frozenset[Fact]:
    return facts_of(youth, SEASON, on=on)


def plan(youth: Youth, *, on: date = TODAY) -> SignatoryPlan:
    return plan_signatories(youth, facts(youth, on=on))


def paper_codes(youth: Youth, *, on: date = TODAY) -> list[str]:
    return [str(one.kind) for one in required_papers(youth, facts(youth, on=on))]
