"""Which papers: base + age × nationality × residence, each with its rule, its owner and what it blocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from services.contracts.domain.due import paper_due_on
from services.contracts.domain.paper_kinds import PAPER_TYPES, PaperKind
from services.contracts.domain.required_papers import MATRIX, required_papers
from services.contracts.domain.rulebook import BY_ID
from services.contracts.domain.youth import Care, Home, Permit, Youth
from tests.unit.contracts.people import ADULT, FATHER, MINOR, MOTHER, SERVICE, TUTOR, facts, paper_codes

pytestmark = pytest.mark.unit

BASE = {"D01", "D12", "D13", "D14", "D16"}
STUDENT = {"D10", "D11"}
OF_MINOR = {"D06", "D08", "D15"}


def third(youth: Youth, permit: Permit, nationality: str = "SN") -> Youth:
    return replace(youth, nationality=nationality, permit=permit)


CASES: dict[str, tuple[Youth, set[str]]] = {
    "French adult student": (ADULT, BASE | STUDENT),
    "French adult, no studies": (replace(ADULT, student=False), BASE | {"D11"}),
    "French minor, two parents": (MINOR, BASE | STUDENT | OF_MINOR | {"D07"}),
    "French minor, one parent": (replace(MINOR, guardians=(MOTHER,)), BASE | STUDENT | OF_MINOR | {"D07"}),
    "emancipated": (replace(MINOR, emancipated=True), BASE | STUDENT | {"D09", "D15"}),
    "guardianship": (replace(MINOR, guardians=(TUTOR,)), BASE | STUDENT | OF_MINOR | {"D09"}),
    "placed, parents sign": (
        replace(MINOR, care=Care.ASE, guardians=(MOTHER, SERVICE)),
        BASE | STUDENT | OF_MINOR | {"D07", "D09"},
    ),
    "ward of State": (replace(MINOR, care=Care.ASE, guardians=(SERVICE,)), BASE | STUDENT | OF_MINOR | {"D09"}),
    "Portuguese": (replace(ADULT, nationality="PT"), BASE | STUDENT),
    "Swiss": (replace(ADULT, nationality="CH"), BASE | STUDENT),
    "third country, free work": (third(ADULT, Permit.PRIVATE_FAMILY_LIFE), BASE | STUDENT | {"D02", "D03"}),
    "third country, student": (third(ADULT, Permit.STUDENT), BASE | STUDENT | {"D02", "D04"}),
    "Algerian student": (third(ADULT, Permit.STUDENT, "DZ"), BASE | STUDENT | {"D02", "D05"}),
    "refugee": (third(ADULT, Permit.REFUGEE, "SY"), BASE | STUDENT | {"D02", "D03"}),
    "asylum seeker": (third(ADULT, Permit.ASYLUM_SEEKER, "AF"), BASE | STUDENT | {"D02", "D05"}),
    "British, article 50": (third(ADULT, Permit.ARTICLE_50, "GB"), BASE | STUDENT | {"D02", "D03"}),
    "minor, family card": (
        third(MINOR, Permit.PRIVATE_FAMILY_LIFE, "BR"),
        BASE | STUDENT | OF_MINOR | {"D02", "D03", "D07"},
    ),
    "minor, no card": (third(MINOR, Permit.NONE), BASE | STUDENT | OF_MINOR | {"D02", "D03", "D07"}),
    "DCEM does not allow work": (third(ADULT, Permit.MINOR_TRAVEL_DOCUMENT), BASE | STUDENT | {"D02", "D03"}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_matrix(name: str) -> None:
    youth, expected = CASES[name]
    assert set(paper_codes(youth)) == expected


LEADS = {
    "third country, free work": 10,
    "refugee": 30,
    "minor, no card": 300,
    "DCEM does not allow work": 300,
}


@pytest.mark.parametrize("name", LEADS)
def test_the_permit_drives_the_date(name: str) -> None:
    youth = CASES[name][0]
    permit = next(one for one in required_papers(youth, facts(youth)) if one.kind is PaperKind.PERMIT)
    assert permit.lead_days == LEADS[name]


def test_both_parents_authorise_and_identify_themselves_the_family_record_comes_once() -> None:
    owners = [(str(one.kind), one.owner) for one in required_papers(MINOR, facts(MINOR)) if one.kind in ("D06", "D07")]
    assert owners == [("D06", "father-row"), ("D06", "mother-row"), ("D07", "mother-row")]


def test_a_minors_request_for_fewer_hours_is_co_signed() -> None:
    owners = [one.owner for one in required_papers(MINOR, facts(MINOR)) if one.kind is PaperKind.UNDER_24H_REQUEST]
    assert owners == ["father-row", "mother-row", "youth"]


def test_parents_papers_stop_on_the_eighteenth_birthday() -> None:
    youth = replace(MINOR, birth_date=date(2008, 12, 1))
    before, after = set(paper_codes(youth, on=date(2026, 11, 30))), set(paper_codes(youth, on=date(2026, 12, 1)))
    assert before - after == {"D06", "D07", "D08"}


def test_a_hosted_minor_takes_longer() -> None:
    youth = replace(MINOR, home=Home.HOSTED, guardians=(MOTHER, FATHER))
    leads = {one.lead_days for one in required_papers(youth, facts(youth)) if one.kind is PaperKind.AUTHORISATION}
    assert leads == {14}


def test_every_row_of_the_matrix_names_a_known_rule_and_paper() -> None:
    assert [row.rule for row in MATRIX if row.rule not in BY_ID] == []
    assert set(PAPER_TYPES) == set(PaperKind)


def test_nothing_asks_for_a_criminal_record_or_health_papers() -> None:
    assert {"D19", "D21"} & {str(kind) for kind in PaperKind} == set()


@pytest.mark.parametrize(
    ("kind", "due_on"),
    [
        (PaperKind.IDENTITY, date(2026, 12, 7)),
        (PaperKind.MEDICAL_VISIT, date(2026, 12, 28)),
        (PaperKind.DPAE, date(2027, 1, 4)),
        (PaperKind.PREFECTURE_CHECK, date(2026, 12, 24)),
    ],
)
def test_due_dates(kind: PaperKind, due_on: date) -> None:
    holidays = {date(2026, 12, 25), date(2027, 1, 1)}
    found = paper_due_on(kind, requested_on=date(2026, 11, 23), starts_on=date(2027, 1, 4), holidays=holidays)
    assert found == due_on
