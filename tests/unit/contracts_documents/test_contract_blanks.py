"""A mandatory mention left empty is named; who must sign follows age and emancipation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.contracts.domain.contract_blanks import blanks, missing_signatories
from services.contracts.domain.contract_text import ContractText, SignatoryRole
from tests.unit.contracts_documents.samples import ADULT, CASES, EMANCIPATED, TWO_GUARDIANS


@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_a_whole_contract_lacks_nothing(text: ContractText) -> None:
    assert blanks(text) == ()


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("motive", "facts"),
        ("bodies", "pension_fund"),
        ("bodies", "provident_body"),
        ("bodies", "collective_agreement"),
        ("bodies", "urssaf"),
        ("post", "title"),
        ("employer", "siret"),
        ("youth", "birth_place"),
        ("part_time", "course"),
    ],
)
def test_an_empty_mention_is_named(part: str, field: str) -> None:
    emptied = replace(getattr(TWO_GUARDIANS, part), **{field: "  "})
    text = replace(TWO_GUARDIANS, **{part: emptied})
    assert blanks(text) == (f"{part}.{field}",)


def test_part_time_needs_its_split_and_its_places() -> None:
    assert blanks(replace(TWO_GUARDIANS, slots=(), places=())) == ("slots", "places")


def without(text: ContractText, role: SignatoryRole) -> ContractText:
    return replace(text, signatories=tuple(one for one in text.signatories if one.role is not role))


@pytest.mark.parametrize(
    ("text", "role", "missing"),
    [
        (TWO_GUARDIANS, SignatoryRole.YOUTH, ("signatories.youth",)),
        (TWO_GUARDIANS, SignatoryRole.GUARDIAN, ("signatories.guardian",)),
        (TWO_GUARDIANS, SignatoryRole.EMPLOYER, ("signatories.employer",)),
        (ADULT, SignatoryRole.EMPLOYER, ("signatories.employer",)),
        (ADULT, SignatoryRole.GUARDIAN, ()),
        (EMANCIPATED, SignatoryRole.GUARDIAN, ()),
    ],
)
def test_every_party_signs(text: ContractText, role: SignatoryRole, missing: tuple[str, ...]) -> None:
    assert missing_signatories(without(text, role)) == missing


def test_a_minor_without_any_guardian_is_no_contract() -> None:
    text = without(replace(TWO_GUARDIANS, guardians=()), SignatoryRole.GUARDIAN)
    assert missing_signatories(text) == ("signatories.guardian", "guardians")
