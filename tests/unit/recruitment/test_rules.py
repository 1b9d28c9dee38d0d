"""Who must answer for whom, when a place may be taken, what a jury may decide."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from services.recruitment.domain.booking import (
    check_module,
    check_not_started,
    check_notice,
    check_started,
    offer_deadline,
    reminder_due_at,
)
from services.recruitment.domain.candidacy import Stage
from services.recruitment.domain.errors import (
    DecisionMissing,
    GuardianMissing,
    GuardianSharesAddress,
    GuardiansShareAddress,
    ModuleCapacityInvalid,
    ModuleNotStarted,
    ModuleStarted,
    ModuleTimesInvalid,
    ModuleTooSoon,
    NothingToPublish,
    NotScored,
    PermitMissing,
    RankMissing,
    ReasonMissing,
    SoleGroundMissing,
    TooManySelected,
)
from services.recruitment.domain.jury import Proposal, check_publishable, checked
from services.recruitment.domain.registration import Application, GuardianEntry, check_application
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.domain.vocabulary import Outcome, Relation, ResidencePermit, SoleGround, needs_permit
from shared.errors import DomainError
from tests.unit.recruitment.samples import SEASON, application, parent

pytestmark = pytest.mark.unit
TODAY = date(2026, 9, 14)
MINOR = date(2009, 12, 24)
START = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
MOTHER, FATHER = parent(), parent(Relation.FATHER)


def check(candidate: Application, season: SeasonFacts = SEASON) -> None:
    check_application(candidate, season=season, today=TODAY)


@pytest.mark.parametrize(
    ("guardians", "refusal", "field"),
    [
        ((), GuardianMissing, "guardians-0-first_name"),
        ((MOTHER,), SoleGroundMissing, "guardians-0-sole_ground"),
        ((MOTHER, replace(FATHER, email=MOTHER.email.upper())), GuardiansShareAddress, "guardians-1-email"),
        ((MOTHER, replace(FATHER, email=" MAEL@courriel.example")), GuardianSharesAddress, "guardians-1-email"),
    ],
)
def test_a_minors_guardians(guardians: tuple[GuardianEntry, ...], refusal: type[DomainError], field: str) -> None:
    with pytest.raises(refusal) as refused:
        check(application(birth_date=MINOR, email="mael@courriel.example", guardians=guardians))

    assert refused.value.field == field


@pytest.mark.parametrize(
    "guardians",
    [
        (MOTHER, FATHER),
        (replace(MOTHER, sole_ground=SoleGround.DECEASED),),
        (replace(MOTHER, relation=Relation.GUARDIAN),),
        (replace(MOTHER, relation=Relation.ASE_SERVICE),),
    ],
)
def test_who_may_answer_for_a_minor(guardians: tuple[GuardianEntry, ...]) -> None:
    check(application(birth_date=MINOR, guardians=guardians))


def test_adults_and_emancipated_minors_need_nobody() -> None:
    check(application(birth_date=date(2007, 5, 1)))
    check(application(birth_date=MINOR, emancipated=True))


@pytest.mark.parametrize(
    ("nationality", "needed"), [("FR", False), ("PT", False), ("CH", False), ("GB", True), ("DZ", True), ("UA", True)]
)
def test_who_needs_a_permit(nationality: str, needed: bool) -> None:
    assert needs_permit(nationality) is needed
    check(application(nationality=nationality, residence_permit=ResidencePermit.NONE))
    if needed:
        with pytest.raises(PermitMissing):
            check(application(nationality=nationality))


@pytest.mark.parametrize(("before", "refused"), [(timedelta(hours=12), True), (timedelta(hours=12, seconds=1), False)])
def test_notice(before: timedelta, refused: bool) -> None:
    if refused:
        with pytest.raises(ModuleTooSoon):
            check_notice(START, now=START - before)
    else:
        check_notice(START, now=START - before)


def test_giving_back_and_arriving() -> None:
    check_not_started(START, now=START - timedelta(seconds=1))
    check_started(START, now=START - timedelta(minutes=30))
    with pytest.raises(ModuleStarted):
        check_not_started(START, now=START)
    with pytest.raises(ModuleNotStarted):
        check_started(START, now=START - timedelta(minutes=31))


@pytest.mark.parametrize(
    ("before", "due"), [(timedelta(days=3), START - timedelta(days=2)), (timedelta(days=2), None), (timedelta(0), None)]
)
def test_reminder(before: timedelta, due: datetime | None) -> None:
    assert reminder_due_at(START, now=START - before) == due


@pytest.mark.parametrize(
    ("before", "deadline"),
    [
        (timedelta(days=5), START - timedelta(days=4)),
        (timedelta(hours=20), START - timedelta(hours=12)),
        (timedelta(hours=14), START - timedelta(hours=12)),
        (timedelta(hours=13, minutes=59), None),
        (timedelta(0), None),
    ],
)
def test_an_offer_leaves_a_fair_time_to_answer(before: timedelta, deadline: datetime | None) -> None:
    assert offer_deadline(START, now=START - before) == deadline


def test_across_the_change_of_hour_an_offer_still_lasts_a_day() -> None:
    evening = datetime(2026, 10, 24, 20, 0, tzinfo=UTC)

    assert offer_deadline(datetime(2026, 10, 28, 13, 0, tzinfo=UTC), now=evening) == evening + timedelta(hours=24)


def test_modules_that_make_no_sense() -> None:
    with pytest.raises(ModuleCapacityInvalid):
        check_module(starts_at=START, ends_at=START + timedelta(hours=3), capacity=0)
    with pytest.raises(ModuleTimesInvalid):
        check_module(starts_at=START, ends_at=START, capacity=2)


@pytest.mark.parametrize(("day", "is_open"), [(13, False), (14, True), (30, True)])
def test_registration_opens_on_its_day(day: int, is_open: bool) -> None:
    assert SEASON.takes_registrations(date(2026, 9, day)) is is_open


def test_registration_ends_when_contracts_begin() -> None:
    assert (SEASON.takes_registrations(date(2027, 1, 5)), SEASON.takes_registrations(date(2027, 1, 6))) == (True, False)


@pytest.mark.parametrize(
    ("proposal", "stage", "refusal"),
    [
        (Proposal(Outcome.SELECTED, None, " "), Stage.SCORED, ReasonMissing),
        (Proposal(Outcome.SELECTED, None, "x"), Stage.ATTENDED, NotScored),
        (Proposal(Outcome.RESERVE, 1, "x"), Stage.ABSENT, NotScored),
        (Proposal(Outcome.RESERVE, None, "x"), Stage.SCORED, RankMissing),
    ],
)
def test_what_a_jury_may_not_decide(proposal: Proposal, stage: Stage, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        checked(proposal, stage=stage)


@pytest.mark.parametrize(
    ("proposal", "stage", "stored"),
    [
        (Proposal(Outcome.SELECTED, 3, " Bien "), Stage.SCORED, Proposal(Outcome.SELECTED, None, "Bien")),
        (Proposal(Outcome.RESERVE, 2, "Bien"), Stage.SCORED, Proposal(Outcome.RESERVE, 2, "Bien")),
        (Proposal(Outcome.NOT_SELECTED, 1, "Absent"), Stage.ABSENT, Proposal(Outcome.NOT_SELECTED, None, "Absent")),
    ],
)
def test_what_is_stored_of_a_decision(proposal: Proposal, stage: Stage, stored: Proposal) -> None:
    assert checked(proposal, stage=stage) == stored


def test_what_must_hold_before_publishing() -> None:
    two = [Outcome.SELECTED, Outcome.SELECTED, Outcome.NOT_SELECTED]
    check_publishable(two, already_selected=0, missing=0, places=2)
    with pytest.raises(NothingToPublish):
        check_publishable([], already_selected=0, missing=0, places=2)
    with pytest.raises(DecisionMissing):
        check_publishable(two, already_selected=0, missing=1, places=2)
    with pytest.raises(TooManySelected):
        check_publishable(two, already_selected=1, missing=0, places=2)
