"""The rule book is whole, and open papers say when work may start."""

from __future__ import annotations

from datetime import date

import pytest

from services.contracts.domain.facts import FREE_MOVEMENT
from services.contracts.domain.lifecycles import PaperState
from services.contracts.domain.nationalities import nationality_in_french
from services.contracts.domain.paper_kinds import Blocks, PaperKind
from services.contracts.domain.readiness import PaperStanding, blocks_signing, blocks_start, forecast
from services.contracts.domain.rulebook import RULES, applicable
from services.contracts.domain.signatories import Role
from services.contracts.domain.statements import (
    StatementFacts,
    name_within,
    paper_statement,
    same_name,
    signature_statement,
)
from tests.unit.contracts.people import MINOR, facts

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 23)


def paper(kind: PaperKind, state: PaperState, blocks: Blocks, lead: int) -> PaperStanding:
    return PaperStanding(kind, "youth", state, blocks, date(2026, 11, 16), lead)


def test_rules_are_named_once_and_say_their_source_in_both_languages() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not (rule.article and rule.text.fr and rule.text.en)] == []


def test_no_rule_both_wants_and_excludes_a_fact() -> None:
    assert [rule.id for rule in RULES if rule.when & rule.unless] == []


def test_a_contract_of_2027_warns_of_the_pending_smic() -> None:
    assert "P-00" in {rule.id for rule in applicable(facts(MINOR))}


def test_the_slowest_open_paper_drives_the_date() -> None:
    papers = [
        paper(PaperKind.IDENTITY, PaperState.ACCEPTED, Blocks.SIGN, 300),
        paper(PaperKind.SCHOOL_CERTIFICATE, PaperState.REQUESTED, Blocks.SIGN, 10),
        paper(PaperKind.PERMIT, PaperState.REFUSED, Blocks.START, 120),
        paper(PaperKind.BANK_ACCOUNT, PaperState.REQUESTED, Blocks.PAY, 200),
    ]
    found = forecast(papers, today=TODAY)
    assert found.driver == papers[2]
    assert found.ready_on == date(2027, 3, 16)
    assert found.is_late_for(date(2027, 1, 13))
    assert [one.kind for one in blocks_signing(papers)] == [PaperKind.SCHOOL_CERTIFICATE]
    assert [one.kind for one in blocks_start(papers)] == [PaperKind.SCHOOL_CERTIFICATE, PaperKind.PERMIT]


def test_nothing_open_is_ready_today_and_never_late() -> None:
    found = forecast([paper(PaperKind.PERMIT, PaperState.WAIVED, Blocks.START, 120)], today=TODAY)
    assert (found.ready_on, found.driver, found.is_late_for(date(2026, 1, 1))) == (TODAY, None, False)


def test_an_overdue_paper_is_expected_tomorrow_at_the_earliest() -> None:
    found = forecast([paper(PaperKind.DPAE, PaperState.REQUESTED, Blocks.START, 1)], today=TODAY)
    assert found.ready_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "expected", "same"),
    [
        ("zoé d'arc-diallo", "Zoé D’Arc-Diallo", True),
        ("  Zoé   D’Arc-Diallo ", "Zoé D’Arc-Diallo", True),
        ("Zoe D’Arc-Diallo", "Zoé D’Arc-Diallo", False),
        ("Awa Diallo", "Zoé D’Arc-Diallo", False),
        ("", "Zoé D’Arc-Diallo", False),
    ],
)
def test_a_typed_name(typed: str, expected: str, same: bool) -> None:
    assert same_name(typed, expected) is same


@pytest.mark.parametrize(
    ("holder", "name", "within"),
    [
        ("MME D ARC DIALLO AWA OU MLLE ZOE", "D’Arc-Diallo", True),
        ("LE GUEN MAËL", "Le Guen", True),
        ("MARTIN PAUL", "Le Guen", False),
    ],
)
def test_an_accounts_holder(holder: str, name: str, within: bool) -> None:
    assert name_within(holder, name) is within


FACTS = StatementFacts("Awa Diallo", "Zoé Diallo", "Savoir Apprendre", date(2027, 1, 6), date(2027, 6, 30), "JANUS-1")


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_statements_name_people_dates_and_the_contract(locale: str) -> None:
    authorisation = paper_statement(PaperKind.AUTHORISATION, FACTS, by_youth=False, locale=locale)
    assert all(part in authorisation for part in ("Awa Diallo", "Zoé Diallo", "06/01/2027", "30/06/2027"))
    for role in Role:
        assert "JANUS-1" in signature_statement(role, FACTS, locale=locale)


@pytest.mark.parametrize(
    ("country", "printed"), [("FR", "française"), ("PT", "portugaise"), ("KI", "nationalité : Kiribati")]
)
def test_a_nationality_as_a_contract_prints_it(country: str, printed: str) -> None:
    assert nationality_in_french(country, "Kiribati") == printed


def test_every_country_of_free_movement_has_its_adjective() -> None:
    assert [code for code in FREE_MOVEMENT if ":" in nationality_in_french(code, code)] == []
