"""Whom an event concerns: recipients, links that work, copies, and what a host may know of a minor."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from services.contracts.app import create_app
from shared.db.tables import EVENT
from shared.testkit.fixtures import service_headers
from tests.integration.contracts import steps
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, HOST, MOTHER, adult, candidate

pytestmark = pytest.mark.integration


def events(office: Office, kind: str) -> list[UUID]:
    with office.runtime.reading() as session:
        statement = select(EVENT.c.id).where(EVENT.c.type == kind).order_by(EVENT.c.occurred_at)
        return list(session.scalars(statement).all())


def notices(office: Office, event_id: UUID) -> list[dict[str, Any]]:
    answer = (
        create_app(office.runtime)
        .test_client()
        .get(f"/internal/contracts/notices/{event_id}", headers=service_headers("notifications"))
    )
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.get_json()["notices"]
    return found


def path_of(notice: dict[str, Any]) -> str:
    return str(notice["context"]["link"]).removeprefix("http://localhost")


def test_an_opened_dossier_tells_everybody_their_own_papers_and_link(office: Office) -> None:
    office.open(candidate(MOTHER, FATHER))
    (event_id,) = events(office, "dossier_opened")
    found = notices(office, event_id)
    assert found[0]["recipient"]["email"] == "zoe@courriel.example"
    assert {one["recipient"]["email"] for one in found[1:]} == {"herve@famille.example", "awa@famille.example"}
    assert len({one["context"]["link"] for one in found}) == 3
    assert all(office.visitor().get(path_of(one)).status_code == 200 for one in found)
    assert notices(office, event_id) == found
    labels = [paper["label"] for one in found if one["context"]["is_guardian"] for paper in one["context"]["papers"]]
    assert "Autorisation du représentant légal" in labels
    assert "IBAN d’un compte au nom du jeune" not in labels


def test_an_unknown_event_is_not_found_and_only_services_may_ask(office: Office) -> None:
    client = create_app(office.runtime).test_client()
    assert (
        client.get(f"/internal/contracts/notices/{uuid4()}", headers=service_headers("notifications")).status_code
        == 404
    )
    assert client.get(f"/internal/contracts/notices/{uuid4()}").status_code == 401


def completed(office: Office) -> UUID:
    """A minor's contract at a host that wants an adult, signed by everybody."""
    dossier_id = office.open(candidate(MOTHER))
    assert office.client.post(f"/contrats/dossiers/{dossier_id}/hote", data={"partner_id": HOST}).status_code == 303
    contract = steps.sent(office, dossier_id)
    for one in steps.signatures(office, contract.id).values():
        if one.role != "employer":
            steps.sign(office, one)
    steps.sign_for_employer(office, dossier_id)
    return dossier_id


def test_a_completed_contract_goes_to_every_party_and_the_host_learns_what_it_needs(office: Office) -> None:
    dossier_id = completed(office)
    (event_id,) = events(office, "contract_completed")
    found = notices(office, event_id)
    copies = [one for one in found if one["kind"] == "contract_completed"]
    assert {one["recipient"]["email"] for one in copies} == {
        "zoe@courriel.example", "awa@famille.example", "janus@exploradome.example",
    }  # fmt: skip
    sha256 = steps.contract_of(office, dossier_id).docx_sha256
    attached = {hashlib.sha256(base64.b64decode(one["attachments"][0]["content_base64"])).hexdigest() for one in copies}
    assert attached == {sha256}
    (host,) = [one for one in found if one["kind"] == "host_informed"]
    assert (host["recipient"]["email"], host["attachments"]) == ("ordival@departement.example", [])
    assert host["context"]["ambassadors"] == [{"first_name": "Zoé", "is_minor": True}]
    assert (host["context"]["minors_policy"], host["context"]["adult_required"]) == ("with_adult", True)
    assert "Diallo" not in str(host["context"])


def test_signing_links_reach_their_person_and_the_employer_goes_to_the_dossier(office: Office) -> None:
    completed(office)
    found = [notice for event_id in events(office, "contract_to_sign") for notice in notices(office, event_id)]
    assert found == []
    dossier_id = office.open(adult())
    contract = steps.sent(office, dossier_id)
    (youth,) = notices(office, events(office, "contract_to_sign")[-1])
    assert (youth["context"]["role"], youth["context"]["sign_before"]) == ("youth", "2026-09-28")
    assert office.visitor().get(path_of(youth)).status_code == 200
    steps.sign(office, steps.signatures(office, contract.id)["youth"])
    (employer,) = notices(office, events(office, "contract_to_sign")[-1])
    assert (employer["recipient"]["email"], path_of(employer)) == (
        "nadia@exploradome.example", f"/contrats/dossiers/{dossier_id}",
    )  # fmt: skip


def test_the_hosts_digest_counts_its_week_and_nobody_elses(office: Office) -> None:
    completed(office)
    client = create_app(office.runtime).test_client()
    week = {"since": "2026-09-07T00:00:00+00:00", "until": "2026-09-21T00:00:00+00:00"}
    (item,) = client.get(
        f"/internal/contracts/digests/{HOST}", query_string=week, headers=service_headers("notifications")
    ).get_json()["items"]
    assert item["title"] == "Contrats signés cette semaine"
    assert item["text"].startswith("Un contrat est signé pour votre lieu. Parmi eux, une personne mineure.")
    before = {"since": "2026-08-01T00:00:00+00:00", "until": "2026-09-01T00:00:00+00:00"}
    for partner_id, period in ((HOST, before), (uuid4(), week)):
        answer = client.get(
            f"/internal/contracts/digests/{partner_id}", query_string=period, headers=service_headers("notifications")
        )
        assert answer.get_json() == {"items": []}
    assert (
        client.get(f"/internal/contracts/digests/{HOST}", headers=service_headers("notifications")).status_code == 422
    )
