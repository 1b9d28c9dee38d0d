"""Signatures: the order, the refusals, the paper route, birthdays in between, and two signers at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import func, select

from services.contracts.models import Consent, Contract
from services.contracts.tasks import sweep_due_dates
from shared.clock import FixedClock
from tests.integration.contracts import steps
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, MOTHER, PDF, adult, candidate, upload

pytestmark = pytest.mark.integration

YOUTH = "Zoé D’Arc-Diallo"


def consents(office: Office) -> int:
    with office.runtime.reading() as session:
        return session.scalar(select(func.count()).select_from(Consent)) or 0


def completions(office: Office) -> int:
    return office.publisher.tasks().count("notifications.on_contract_completed")


def states(office: Office, contract_id: UUID) -> dict[str, str]:
    return {one.role: one.state for one in steps.signatures(office, contract_id).values()}


def test_a_double_click_is_one_signature(office: Office) -> None:
    contract = steps.sent(office, office.open(adult()))
    youth = steps.signatures(office, contract.id)["youth"]
    assert [steps.sign(office, youth) for _ in range(2)] == [303, 303]
    assert consents(office) == 1


def test_what_was_agreed_is_kept_with_the_documents_hash(office: Office) -> None:
    contract = steps.sent(office, office.open(adult()))
    youth = steps.signatures(office, contract.id)["youth"]
    steps.sign(office, youth)
    with office.runtime.reading() as session:
        consent = session.scalars(select(Consent)).one()
    assert (consent.typed_name, consent.method, consent.document_sha256) == (YOUTH, "link", contract.docx_sha256)
    assert consent.statement.startswith("J’ai lu le contrat JANUS-2027-")
    assert consent.given_at == datetime(2026, 9, 14, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "data",
    [{"typed_name": "Awa Diallo", "agreed": "on"}, {"typed_name": YOUTH}, {"agreed": "on"}, {}, {"surprise": "1"}],
)
def test_a_consent_that_is_not_whole_is_refused_and_what_was_typed_stays(office: Office, data: dict[str, str]) -> None:
    contract = steps.sent(office, office.open(adult()))
    token = steps.sign_token(office, steps.signatures(office, contract.id)["youth"].id)
    answer = office.visitor().post(f"/contrats/signer/{token}", data=data)
    assert (answer.status_code, consents(office)) == (422, 0)
    assert data.get("typed_name", "") in answer.text


def test_the_employer_comes_last(office: Office) -> None:
    dossier_id = office.open(adult())
    contract = steps.sent(office, dossier_id)
    assert steps.sign_for_employer(office, dossier_id) == 409
    assert states(office, contract.id) == {"youth": "asked", "employer": "waiting"}
    steps.sign(office, steps.signatures(office, contract.id)["youth"])
    assert states(office, contract.id) == {"youth": "signed", "employer": "asked"}
    assert steps.sign_for_employer(office, dossier_id) == 303
    assert completions(office) == 1


def test_two_guardians_at_once_and_the_contract_completes_exactly_once(office: Office) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER))
    contract = steps.sent(office, dossier_id)
    people = [one for one in steps.signatures(office, contract.id).values() if one.role != "employer"]
    with ThreadPoolExecutor(max_workers=3) as pool:
        assert list(pool.map(lambda one: steps.sign(office, one), people)) == [303, 303, 303]
    assert states(office, contract.id)["employer"] == "asked"
    with ThreadPoolExecutor(max_workers=2) as pool:
        answers = list(pool.map(lambda _: steps.sign_for_employer(office, dossier_id), range(2)))
    assert sorted(answers) == [303, 409]
    assert (completions(office), consents(office)) == (1, 4)
    with office.runtime.reading() as session:
        assert session.get_one(Contract, contract.id).state == "completed"


@pytest.mark.parametrize(("wish", "state"), [("refuse", "refused"), ("call", "wants_call")])
def test_a_guardian_declines_and_hr_asks_again(office: Office, wish: str, state: str) -> None:
    dossier_id = office.open(candidate(MOTHER))
    contract = steps.sent(office, dossier_id)
    mother = next(one for one in steps.signatures(office, contract.id).values() if one.role == "guardian")
    token = steps.sign_token(office, mother.id, mother.signatory)
    address = f"/contrats/signer/{token}/refus"
    assert office.visitor().post(address, data={"wish": wish}).status_code == 422
    assert office.visitor().post(address, data={"wish": wish, "why": "Les horaires du mercredi."}).status_code == 303
    assert states(office, contract.id)["guardian"] == state
    assert "notifications.on_signature_refused" in office.publisher.tasks()
    assert "Les horaires du mercredi." in office.client.get(f"/contrats/dossiers/{dossier_id}").text
    assert office.client.post(f"/contrats/signatures/{mother.id}/redemander").status_code == 303
    assert states(office, contract.id)["guardian"] == "asked"
    assert steps.sign(office, mother) == 303


def test_the_scan_of_the_signed_paper_stands_for_everybody(office: Office) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER))
    contract = steps.sent(office, dossier_id)
    everybody = list(steps.signatures(office, contract.id))
    address = f"/contrats/dossiers/{dossier_id}/scan"
    assert office.client.post(address, data={"file": (upload(PDF), "scan.pdf")}).status_code == 422
    stranger = {"file": (upload(PDF), "scan.pdf"), "signatories": ["nobody"]}
    assert office.client.post(address, data=stranger).status_code == 422
    data = {"file": (upload(PDF), "scan.pdf"), "signatories": everybody}
    assert office.client.post(address, data=data).status_code == 303
    assert set(states(office, contract.id).values()) == {"signed"}
    assert completions(office) == 1
    assert office.client.get(f"/contrats/documents/{contract.id}.scan").data == PDF


def test_a_youth_who_comes_of_age_signs_a_new_version_alone(office: Office, clock: FixedClock) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER, birth_date=date(2008, 11, 2)))
    first = steps.sent(office, dossier_id)
    youth = steps.signatures(office, first.id)["youth"]
    steps.sign(office, youth)
    clock.move(to=datetime(2026, 11, 2, 7, 0, tzinfo=UTC))
    mother = next(one for one in steps.signatures(office, first.id).values() if one.role == "guardian")
    token = steps.sign_token(office, mother.id, mother.signatory)
    late = office.visitor().post(f"/contrats/signer/{token}", data={"typed_name": mother.name, "agreed": "on"})
    assert late.status_code == 409
    sweep_due_dates(office.runtime)
    sweep_due_dates(office.runtime)
    office.work()
    second = steps.contract_of(office, dossier_id)
    assert (second.version, second.state, sorted(steps.signatures(office, second.id))) == (
        2, "drafted", ["employer", "youth"],
    )  # fmt: skip
    assert set(states(office, first.id).values()) == {"withdrawn"}
    assert {one.state for one in steps.papers(office, dossier_id) if one.kind == "D06"} == {"accepted"}


def test_sending_after_the_birthday_replaces_the_draft_by_itself(office: Office, clock: FixedClock) -> None:
    dossier_id = office.open(candidate(MOTHER, birth_date=date(2008, 11, 2)))
    steps.generated(office, dossier_id)
    clock.move(to=datetime(2026, 11, 1, 23, 30, tzinfo=UTC))
    page = office.client.post(f"/contrats/dossiers/{dossier_id}/envoyer", follow_redirects=True).text
    assert "une nouvelle version du contrat est en préparation" in page
    office.work()
    assert sorted(steps.signatures(office, steps.contract_of(office, dossier_id).id)) == ["employer", "youth"]


def test_moved_dates_replace_an_unsigned_contract(office: Office) -> None:
    dossier_id = office.open(adult())
    first = steps.sent(office, dossier_id)
    address = f"/contrats/dossiers/{dossier_id}/dates"
    wrong = {"starts_on": "2027-02-01", "ends_on": "2027-01-01"}
    assert office.client.post(address, data=wrong).status_code == 422
    assert office.client.post(address, data={"starts_on": "2027-02-01", "ends_on": "2027-06-30"}).status_code == 303
    office.work()
    second = steps.contract_of(office, dossier_id)
    assert (second.version, second.starts_on, set(states(office, first.id).values())) == (
        2, date(2027, 2, 1), {"withdrawn"},
    )  # fmt: skip
    token = steps.sign_token(office, steps.signatures(office, first.id)["youth"].id)
    answer = office.visitor().post(f"/contrats/signer/{token}", data={"typed_name": YOUTH, "agreed": "on"})
    assert answer.status_code == 409
