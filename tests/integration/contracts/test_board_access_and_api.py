"""The board, its filters and its API; and the wrong person refused everywhere."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import event

from services.contracts.app import create_app
from shared.access import access_of
from shared.testkit.fixtures import sign_in
from tests.integration.contracts import steps
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, MOTHER, SEASON, adult, candidate

pytestmark = pytest.mark.integration

ELSEWHERE = uuid4()


def test_the_board_says_who_owes_what_and_filters(office: Office) -> None:
    minor, ready = office.open(candidate(MOTHER, FATHER)), office.open(adult(first_name="Maël"))
    steps.hand_in_all(office, ready)
    everything = office.client.get("/contrats/").text
    assert "un parent ou tuteur" in everything
    assert f"/contrats/dossiers/{minor}" in everything
    only = office.client.get("/contrats/?view=ready").text
    assert (f"/contrats/dossiers/{ready}" in only, f"/contrats/dossiers/{minor}" in only) == (True, False)
    assert office.client.get("/contrats/?view=nonsense").status_code == 422
    assert "Aucun dossier ici" in office.client.get("/contrats/?view=cancelled").text


def test_an_empty_board_says_what_makes_a_dossier_appear(office: Office) -> None:
    page = office.client.get("/contrats/").text
    assert "Aucun dossier pour l’instant" in page
    assert "Aucun dossier pour l’instant" in office.client.get("/contrats/fragments/avancement").text


def statements_of(office: Office, address: str) -> int:
    seen: list[str] = []

    def note(*arguments: object) -> None:
        seen.append(str(arguments[2]))

    event.listen(office.runtime.engine, "before_cursor_execute", note)
    assert office.client.get(address).status_code == 200
    event.remove(office.runtime.engine, "before_cursor_execute", note)
    return len(seen)


@pytest.mark.parametrize("address", ["/contrats/", "/contrats/fragments/avancement", "/api/contracts/v1/dossiers"])
def test_the_number_of_queries_does_not_grow_with_the_board(office: Office, address: str) -> None:
    office.open(candidate(MOTHER, FATHER))
    one = statements_of(office, address)
    for _ in range(2):
        office.open(candidate(MOTHER, FATHER))
    assert statements_of(office, address) == one


def test_the_api_lists_generates_and_refuses_unknown_fields(office: Office) -> None:
    dossier_id = office.open(adult())
    listed = office.client.get("/api/contracts/v1/dossiers").get_json()
    assert (listed["total"], listed["items"][0]["state"], listed["items"][0]["missing"]) == (1, "collecting", 7)
    early = office.client.post(f"/api/contracts/v1/dossiers/{dossier_id}/contract")
    assert (early.status_code, early.get_json()["code"]) == (409, "dossier_not_ready")
    steps.hand_in_all(office, dossier_id)
    made = office.client.post(f"/api/contracts/v1/dossiers/{dossier_id}/contract")
    again = office.client.post(f"/api/contracts/v1/dossiers/{dossier_id}/contract")
    assert (made.status_code, made.get_json()) == (202, again.get_json())
    office.work()
    assert steps.contract_of(office, dossier_id).version == 1
    assert "/api/contracts/v1/dossiers" in office.visitor().get("/api/contracts/v1/openapi.json").get_json()["paths"]


def test_terms_are_settled_once_and_checked(office: Office) -> None:
    page = office.client.get(f"/contrats/conditions/{SEASON}")
    assert page.status_code == 200
    assert "Conditions d’emploi à vérifier" in office.client.get("/contrats/").text
    typed = {
        "sessions": "18", "session_hours": "2.5", "weekday": "2", "slot_starts_at": "14:00", "slot_ends_at": "16:30",
        "post_title": "Ambassadrice ou ambassadeur", "group": "A", "points": "247", "duties": "Accueillir",
        "motive_facts": "Programme financé", "supervisor_title": "responsable", "collective_agreement": "ÉCLAT",
        "idcc": "1518", "urssaf": "Urssaf Île-de-France", "pension_fund": "Caisse", "provident_body": "Organisme",
    }  # fmt: skip
    assert office.client.post(f"/contrats/conditions/{SEASON}", data=typed | {"sessions": "0"}).status_code == 422
    assert office.client.post(f"/contrats/conditions/{SEASON}", data=typed).status_code == 303
    assert "Conditions d’emploi à vérifier" not in office.client.get("/contrats/").text


def test_every_route_is_refused_to_the_wrong_person(office: Office) -> None:
    app = create_app(office.runtime)
    values: dict[str, object] = {
        "dossier_id": uuid4(),
        "paper_id": uuid4(),
        "contract_id": uuid4(),
        "signature_id": uuid4(),
    }
    values |= {"season_id": uuid4(), "event_id": uuid4(), "partner_id": uuid4(), "token": "x" * 60, "form": "docx"}
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        access = access_of(app, rule.endpoint)
        if access is None or access.scope == "everyone":
            continue
        address = adapter.build(rule.endpoint, {name: values[name] for name in rule.arguments})
        methods = sorted((rule.methods or set()) & {"GET", "POST"})
        for client in (app.test_client(), sign_in(app.test_client(), "observer")):
            statuses = {client.open(address, method=method).status_code for method in methods}
            assert statuses <= {303, 401, 403, 404}, (address, statuses)


@pytest.mark.parametrize("role", ["coordinator", "trainer", "observer", "admin"])
def test_only_hr_and_the_project_lead_act(office: Office, role: str) -> None:
    dossier_id = office.open(adult())
    client = office.staff(role)
    paper = steps.paper_of(office, dossier_id, "D16")
    for address in (
        "/contrats/generer",
        "/contrats/envoyer",
        f"/contrats/dossiers/{dossier_id}/generer",
        f"/contrats/dossiers/{dossier_id}/annuler",
        f"/contrats/pieces/{paper.id}/cocher",
    ):
        assert client.post(address).status_code == 403
    assert client.get("/contrats/").status_code == (200 if role == "coordinator" else 403)


def test_another_territory_sees_nothing(office: Office) -> None:
    dossier_id = office.open(adult())
    contract = steps.generated(office, dossier_id)
    paper = steps.paper_of(office, dossier_id, "D01")
    stranger = sign_in(create_app(office.runtime).test_client(), "hr", territory_id=ELSEWHERE)
    for address in (
        f"/contrats/dossiers/{dossier_id}",
        f"/contrats/pieces/{paper.id}",
        f"/contrats/pieces/{paper.id}/fichier",
        f"/contrats/documents/{contract.id}.docx",
    ):
        assert stranger.get(address).status_code == 404
    for address in (f"/contrats/dossiers/{dossier_id}/envoyer", f"/contrats/pieces/{paper.id}/accepter"):
        assert stranger.post(address).status_code == 404
    assert str(dossier_id) not in stranger.get("/contrats/").text
