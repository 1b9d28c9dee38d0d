"""From papers to a contract that everyone in the plan has signed, in order, once."""

from __future__ import annotations

import pytest

from services.contracts.tasks import render_contract
from tests.integration.contracts import steps
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, MOTHER, adult, candidate

pytestmark = pytest.mark.integration


def completions(office: Office) -> int:
    return office.publisher.tasks().count("notifications.on_contract_completed")


def test_a_minor_with_two_parents_from_papers_to_completion(office: Office) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER))
    contract = steps.sent(office, dossier_id)
    found = steps.signatures(office, contract.id)
    assert sorted(one.role for one in found.values()) == ["employer", "guardian", "guardian", "youth"]
    assert found["employer"].state == "waiting"
    for key in found:
        if key != "employer":
            assert steps.sign(office, found[key]) == 303
    assert completions(office) == 0
    assert steps.sign_for_employer(office, dossier_id) == 303
    assert (completions(office), steps.state_of(office, dossier_id)) == (1, "signed")


def test_the_pages_open_at_every_stage(office: Office) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER))
    addresses = ["/contrats/", f"/contrats/dossiers/{dossier_id}", "/contrats/regles", "/contrats/fragments/avancement"]
    contract = steps.sent(office, dossier_id)
    token = steps.sign_token(office, steps.signatures(office, contract.id)["youth"].id)
    own = steps.papers_token(office, dossier_id)
    addresses += [f"/contrats/pieces/{paper.id}" for paper in steps.papers(office, dossier_id)]
    addresses += [f"/contrats/signer/{token}", f"/contrats/papiers/{own}", f"/contrats/signer/{token}/document.docx"]
    for address in addresses:
        for language in ("fr", "en"):
            answer = office.client.get(f"{address}?lang={language}")
            assert answer.status_code == 200, (address, answer.text)


def test_an_adult_signs_alone_and_rendering_twice_is_one_document(office: Office) -> None:
    dossier_id = office.open(adult())
    contract = steps.generated(office, dossier_id)
    render_contract(office.runtime, contract_id=contract.id)
    again = steps.contract_of(office, dossier_id)
    assert (again.id, again.docx_sha256, again.version) == (contract.id, contract.docx_sha256, 1)
    assert sorted(steps.signatures(office, contract.id)) == ["employer", "youth"]
