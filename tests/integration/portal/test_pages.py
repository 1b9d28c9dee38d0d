"""Home, accounts, the demo's clock, who may open what, and what the other services are told."""

from __future__ import annotations

import dataclasses
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest
from flask.testing import FlaskClient

from services.portal.app import create_app
from services.portal.tasks import on_delivery_failed
from shared.clock import FixedClock
from shared.errors import AlreadyHandled
from shared.runtime import Runtime
from shared.testkit.fixtures import TERRITORY, service_headers, sign_in
from tests.integration.portal.conftest import ADMIN, ELSEWHERE, LEAD, SEASON_ID, SPEC

PAGES = {
    "/saison": {"project_lead", "coordinator", "admin"},
    "/saison/nouvelle": {"project_lead", "coordinator", "admin"},
    f"/saison/{SEASON_ID}": {"project_lead", "coordinator", "admin"},
    "/partenaires": {"project_lead", "coordinator", "admin", "hr"},
    "/partenaires/nouveau": {"project_lead", "coordinator", "admin"},
    "/comptes": {"admin"},
    "/comptes/nouveau": {"admin"},
    "/mot-de-passe": {"project_lead", "coordinator", "trainer", "hr", "observer", "admin"},
    "/api/portal/v1/seasons": {"project_lead", "coordinator", "trainer", "hr", "observer", "admin"},
    "/api/portal/v1/partners": {"project_lead", "coordinator", "hr", "admin"},
}
ROLES = ("project_lead", "coordinator", "trainer", "hr", "observer", "admin")


class DemoClock(FixedClock):
    """A clock that can be moved, as the demo's."""

    def advance(self, to: datetime) -> None:
        self.move(to=to)


@pytest.fixture
def demo(portal: Runtime) -> Runtime:
    return dataclasses.replace(portal, clock=DemoClock(portal.clock.now()))


def text(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return unescape(answer.get_data(as_text=True))


@pytest.mark.parametrize("role", ROLES)
def test_each_page_opens_to_its_roles_only(client: FlaskClient, role: str) -> None:
    sign_in(client, role, account_id=ADMIN)
    seen = {path: client.get(path).status_code for path in PAGES}
    assert seen == {path: 200 if role in allowed else 403 for path, allowed in PAGES.items()}


@pytest.mark.parametrize("path", PAGES)
def test_nobody_comes_in_unannounced(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == (401 if path.startswith("/api") else 303)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", ["/", "/connexion", "/confidentialite", "/accessibilite", "/composants"])
def test_public_pages_in_both_languages(client: FlaskClient, path: str, language: str) -> None:
    page = text(client, f"{path}?lang={language}")
    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1


def test_a_visitor_is_welcomed_and_shown_both_ways_in(client: FlaskClient) -> None:
    page = text(client, "/")
    assert 'href="/recrutement/inscription"' in page
    assert 'href="/connexion"' in page
    assert "JANUS 2026-2027" in page


def test_an_empty_installation_still_answers(
    runtime_for: Callable[..., Runtime],
) -> None:
    from_scratch = create_app(runtime_for(SPEC)).test_client()
    assert "ne sont pas encore fixées" in text(from_scratch, "/")
    sign_in(from_scratch, "project_lead")
    assert "Aucune saison n’est ouverte." in text(from_scratch, "/")


def test_the_home_page_shows_what_the_role_may_open(client: FlaskClient) -> None:
    sign_in(client, "hr", account_id=LEAD)
    page = text(client, "/")
    assert 'data-fragment="/contrats/fragments/avancement"' in page
    assert 'data-fragment="/recrutement/fragments/resume"' in page
    assert 'data-fragment="/notifications/fragments/resume"' in page
    assert "Prochaine étape, dans 35 jours" in page
    sign_in(client, "observer", account_id=LEAD)
    page = text(client, "/")
    assert "/contrats/fragments" not in page
    assert 'data-fragment="/recrutement/fragments/resume"' in page


def test_a_lost_mail_is_noted_once_and_set_aside(portal: Runtime, client: FlaskClient) -> None:
    delivery_id, event_id = uuid.uuid4(), uuid.uuid4()
    on_delivery_failed(portal, event_id=event_id, delivery_id=delivery_id)
    with pytest.raises(AlreadyHandled):
        on_delivery_failed(portal, event_id=event_id, delivery_id=delivery_id)
    on_delivery_failed(portal, event_id=uuid.uuid4(), delivery_id=delivery_id)
    sign_in(client, "hr", account_id=LEAD)
    page = text(client, "/")
    assert page.count(f"/notifications/boite/{delivery_id}") == 1
    settle = page.split('action="/notes/')[1].split('"')[0]
    sign_in(client, "trainer", account_id=LEAD)
    assert str(delivery_id) not in text(client, "/")
    assert client.post(f"/notes/{settle}").status_code == 403
    sign_in(client, "hr", account_id=LEAD)
    assert [client.post(f"/notes/{settle}").status_code for _ in range(2)] == [303, 303]
    assert str(delivery_id) not in text(client, "/")
    assert client.post(f"/notes/{uuid.uuid4()}/regle").status_code == 404


@pytest.mark.parametrize("jump", ["day", "week", "next_event", "date"])
def test_without_a_demo_there_is_no_clock_to_move(client: FlaskClient, jump: str) -> None:
    sign_in(client, "project_lead", account_id=LEAD)
    assert client.post("/horloge", data={"jump": jump, "date": "2026-12-01"}).status_code == 404
    assert client.get("/horloge").status_code == 404
    assert 'action="/horloge"' not in text(client, "/")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({"jump": "day"}, datetime(2026, 9, 15, 8, tzinfo=UTC)),
        ({"jump": "week"}, datetime(2026, 9, 21, 8, tzinfo=UTC)),
        ({"jump": "next_event"}, datetime(2026, 10, 19, 6, tzinfo=UTC)),
        ({"jump": "date", "date": "2027-01-13"}, datetime(2027, 1, 13, 7, tzinfo=UTC)),
    ],
)
def test_the_demos_clock_moves_forward(demo: Runtime, typed: dict[str, str], expected: datetime) -> None:
    client = sign_in(create_app(demo).test_client(), "project_lead", account_id=LEAD)
    assert 'action="/horloge"' in text(client, "/")
    assert client.post("/horloge", data=typed).status_code == 303
    assert demo.clock.now() == expected


@pytest.mark.parametrize("typed", [{"jump": "date", "date": "2026-09-01"}, {"jump": "date"}, {"jump": "year"}, {}])
def test_the_demos_clock_never_goes_back(demo: Runtime, typed: dict[str, str]) -> None:
    client = sign_in(create_app(demo).test_client(), "project_lead", account_id=LEAD)
    before = demo.clock.now()
    assert client.post("/horloge", data=typed).status_code == 422
    assert demo.clock.now() == before
    assert client.get("/horloge").status_code == 200


def account(**changes: object) -> dict[str, object]:
    typed: dict[str, object] = {
        "account_id": str(uuid.uuid4()),
        "name": "Aurélie N’Diaye",
        "email": "Formation@exploradome.example",
        "roles": ["trainer", "observer"],
        "locale": "fr",
        "new_password": "quatre mots bien choisis",
    }
    return typed | changes


def test_an_administrator_creates_an_account_that_can_sign_in(client: FlaskClient) -> None:
    sign_in(client, "admin", account_id=ADMIN)
    typed = account()
    assert [client.post("/comptes/nouveau", data=typed).status_code for _ in range(2)] == [303, 303]
    page = text(client, "/comptes")
    assert page.count("formation@exploradome.example") == 1
    assert "Formation, Observation" in page or "Observation, Formation" in page
    again = client.post("/comptes/nouveau", data=account())
    assert again.status_code == 409
    credentials = {"email": "formation@exploradome.example", "password": "quatre mots bien choisis"}
    assert client.post("/connexion", data=credentials).status_code == 303


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"roles": []}, "roles"),
        ({"roles": ["king"]}, "roles"),
        ({"new_password": "court"}, "new_password"),
        ({"name": "--"}, "name"),
    ],
)
def test_a_faulty_account_is_refused(client: FlaskClient, changes: dict[str, object], faulty: str) -> None:
    sign_in(client, "admin", account_id=ADMIN)
    answer = client.post("/comptes/nouveau", data=account(**changes))
    assert answer.status_code == 422
    assert f'id="error-{faulty}' in answer.get_data(as_text=True)


def test_an_administrator_cannot_lock_themselves_out(client: FlaskClient) -> None:
    sign_in(client, "admin", account_id=ADMIN)
    assert client.post(f"/comptes/{ADMIN}/desactiver").status_code == 409
    assert client.post(f"/comptes/{LEAD}/desactiver").status_code == 303
    assert client.post(f"/comptes/{LEAD}/reactiver").status_code == 303
    sign_in(client, "admin", territory_id=ELSEWHERE, account_id=ADMIN)
    assert client.post(f"/comptes/{LEAD}/desactiver").status_code == 404


def test_what_another_service_learns_of_a_season(client: FlaskClient) -> None:
    answer = client.get(f"/internal/portal/seasons/{SEASON_ID}", headers=service_headers("contracts"))
    told = answer.get_json()
    assert told["association"]["legal_name"] == "Savoir & Apprendre"
    assert {key: told[key] for key in ("id", "territory_id", "contract_starts_on", "places")} == {
        "id": str(SEASON_ID),
        "territory_id": str(TERRITORY),
        "contract_starts_on": "2027-01-06",
        "places": 12,
    }


def test_what_another_service_learns_of_the_staff(client: FlaskClient) -> None:
    query = {"role": "admin", "territory_id": str(TERRITORY)}
    answer = client.get("/internal/portal/staff", query_string=query, headers=service_headers("notifications"))
    assert answer.get_json() == [
        {"id": str(ADMIN), "name": "Gwénaël Dupuis", "email": "admin@exploradome.example", "locale": "fr"}
    ]
    bad = client.get("/internal/portal/staff", query_string={"role": "king"}, headers=service_headers("notifications"))
    assert bad.status_code == 422


@pytest.mark.parametrize("path", [f"seasons/{SEASON_ID}", "staff", f"partners/{LEAD}", f"notices/{LEAD}"])
def test_the_internal_interface_is_for_services(client: FlaskClient, path: str) -> None:
    assert client.get(f"/internal/portal/{path}").status_code == 401
    sign_in(client, "admin", account_id=ADMIN)
    assert client.get(f"/internal/portal/{path}").status_code == 401


def test_nobody_is_written_to_by_the_portal(client: FlaskClient) -> None:
    answer = client.get(f"/internal/portal/notices/{uuid.uuid4()}", headers=service_headers("notifications"))
    assert answer.get_json() == {"notices": []}
    missing = client.get(f"/internal/portal/partners/{uuid.uuid4()}", headers=service_headers("notifications"))
    assert missing.status_code == 404


def test_the_public_interface_describes_itself(client: FlaskClient) -> None:
    described = client.get("/api/portal/v1/openapi.json").get_json()
    assert sorted(described["paths"]) == [
        "/api/portal/v1/partners",
        "/api/portal/v1/partners/{partner_id}",
        "/api/portal/v1/seasons",
        "/api/portal/v1/seasons/{season_id}",
    ]
