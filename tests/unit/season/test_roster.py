"""The sample season holds every situation that the product must cope with, and nobody twice."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from stdnum.fr import siret

from services.recruitment.domain.scoring import Phase
from suite.season.candidate import Candidate
from suite.season.facts import ASSOCIATION, FUNDERS, MODULES, SEASON
from suite.season.papers import cv_of, letter_of, paper_of
from suite.season.partners import PARTNER, PARTNERS
from suite.season.roster import (
    CANCELS_AND_BOOKS_AGAIN,
    CANDIDATE,
    CANDIDATES,
    MOVES,
    RACERS,
    TOO_OLD,
    TOO_YOUNG,
    WEDNESDAY,
    wanted_module,
)
from suite.season.scoring import ASSESSORS, score_of
from suite.season.staff import STAFF


def age_on(candidate: Candidate, day: date) -> int:
    born = candidate.birth_date
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def test_thirty_two_persons_and_the_outcomes_of_the_jury() -> None:
    assert len(CANDIDATES) == 32
    assert len(CANDIDATE) == 32
    assert Counter(candidate.outcome for candidate in CANDIDATES) == {"selected": 12, "reserve": 6, "not_selected": 14}


@pytest.mark.parametrize("candidate", CANDIDATES, ids=lambda candidate: candidate.key)
def test_every_candidate_is_between_16_and_21_for_the_whole_season(candidate: Candidate) -> None:
    assert age_on(candidate, SEASON.registration_opens_on) >= 16
    assert age_on(candidate, SEASON.contract_ends_on) <= 21


@pytest.mark.parametrize("candidate", CANDIDATES, ids=lambda candidate: candidate.key)
def test_minors_have_guardians_and_adults_none(candidate: Candidate) -> None:
    needs_one = age_on(candidate, SEASON.contract_starts_on) < 18 and not candidate.standing.emancipated
    assert bool(candidate.guardians) == needs_one
    if len(candidate.guardians) == 1 and candidate.guardians[0].relation in ("mother", "father"):
        assert candidate.guardians[0].sole_ground is not None


def test_the_bad_samples_are_outside_the_age_limits() -> None:
    assert age_on(TOO_YOUNG, SEASON.contract_starts_on) == 15
    assert age_on(TOO_OLD, SEASON.registration_opens_on) == 22


def test_one_person_turns_eighteen_in_march() -> None:
    turning = [
        candidate.key
        for candidate in CANDIDATES
        if (candidate.birth_date.year, candidate.birth_date.month) == (2009, 3)
    ]
    assert turning == ["lila.bensaid"]


def test_selected_situations_are_varied() -> None:
    selected = [candidate for candidate in CANDIDATES if candidate.outcome == "selected"]
    assert Counter(len(candidate.guardians) for candidate in selected) == {2: 5, 1: 2, 0: 5}
    assert Counter(candidate.standing.care for candidate in selected) == {"none": 10, "ase": 1, "host_family": 1}
    assert Counter(
        candidate.standing.residence_permit for candidate in selected if candidate.standing.residence_permit
    ) == {
        "student": 1,
        "refugee": 1,
        "private_family_life": 1,
    }


def test_the_modules_fill_as_the_race_needs() -> None:
    first_wishes = Counter(wanted_module(candidate) for candidate in CANDIDATES)
    assert first_wishes == {"wednesday": 19, "saturday": 13}
    assert len(WEDNESDAY) == MODULES[0].capacity - 1
    assert {wanted_module(CANDIDATE[key]) for key in (*RACERS, MOVES)} == {"wednesday"}
    assert wanted_module(CANDIDATE[CANCELS_AND_BOOKS_AGAIN]) == "saturday"


def test_schools_are_partners_and_addresses_are_unique() -> None:
    assert {candidate.school for candidate in CANDIDATES if candidate.school} <= set(PARTNER)
    emails = [candidate.email for candidate in CANDIDATES]
    emails += [guardian.email for candidate in CANDIDATES for guardian in candidate.guardians]
    emails += [person.email for person in STAFF] + [partner.contact_email for partner in PARTNERS]
    assert max(Counter(emails).values()) == 1
    assert {email.rpartition(".")[2] for email in emails} == {"example"}


def test_modules_last_three_hours_and_have_the_three_phases_that_assessors_score() -> None:
    for module in MODULES:
        assert module.ends_at - module.starts_at == timedelta(hours=3)
        assert [phase.code for phase in module.phases] == list(Phase)
        assert module.phases[-1].to_minute == 180


def test_the_money_of_the_report() -> None:
    assert sum(funder.amount for funder in FUNDERS) == Decimal("44771.86")
    assert siret.is_valid(ASSOCIATION.siret)


def test_the_files_are_real_pdfs_with_the_accents() -> None:
    candidate = CANDIDATE["mael.darcy"]
    for made in (cv_of(candidate), letter_of(candidate), paper_of("Carte d’identité", candidate.full_name)):
        document = pdfium.PdfDocument(made)
        assert len(document) == 1
        assert "Maël d’Arcy-Roche" in document[0].get_textpage().get_text_range()


def test_scores_follow_merit() -> None:
    best, last = CANDIDATE["anais.kervella"], CANDIDATE["hugo.lambert"]
    for assessor in ASSESSORS:
        assert score_of(best, assessor, "sharing") in (4, 5)
        assert score_of(last, assessor, "sharing") == 1
        assert score_of(best, assessor, "sharing") == score_of(best, assessor, "sharing")
