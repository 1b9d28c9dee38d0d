"""The public JSON API: what it takes, what it refuses, in one error format."""

from __future__ import annotations

import base64
import uuid
from typing import Any

import pytest
from flask.testing import FlaskClient

from services.recruitment.app import SERVICE, create_app
from shared.clock import FixedClock
from shared.testkit.fixtures import RuntimeFor, sign_in
from tests.integration.recruitment.world import PDF, World, make_world
from tests.unit.recruitment.samples import SCHOOL, SEASON

pytestmark = pytest.mark.integration
BASE = "/api/recruitment/v1"


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock, capacity=1)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return create_app(world.runtime).test_client()


def body(**changes: Any) -> dict[str, Any]:
    file = base64.b64encode(PDF).decode()
    sent = {
        "submission_key": str(uuid.uuid4()),
        "season_id": str(SEASON.id),
        "first_name": "Zoé",
        "last_name": "D’Almeida",
        "birth_date": "2008-03-01",
        "birth_place": "Vitry-sur-Seine",
        "sex": "female",
        "nationality": "FR",
        "address": "1 rue de l’Avenir",
        "postal_code": "94400",
        "city": "Vitry-sur-Seine",
        "residence": "with_parents",
        "care": "none",
        "school": str(SCHOOL.id),
        "school_level": "terminale_generale",
        "phone": "0639980000",
        "email": "zoe@courriel.example",
        "guardians": [],
        "cv": file,
        "letter": file,
    }
    return sent | changes


def test_the_season_tells_places_left_to_anybody(client: FlaskClient, world: World) -> None:
    world.book(world.candidate())

    season = client.get(f"{BASE}/season").get_json()

    assert (season["id"], [module["places_left"] for module in season["modules"]]) == (str(SEASON.id), [0, 1])


def test_registering_answers_with_an_id_and_never_with_the_link(client: FlaskClient, world: World) -> None:
    answer = client.post(f"{BASE}/candidates", json=body())

    assert (answer.status_code, list(answer.get_json())) == (201, ["candidate_id"])


def test_the_same_key_is_the_same_candidacy(client: FlaskClient) -> None:
    sent = body()

    ids = {client.post(f"{BASE}/candidates", json=sent).get_json()["candidate_id"] for _ in range(2)}

    assert len(ids) == 1


@pytest.mark.parametrize(
    ("changes", "status", "code", "pointers"),
    [
        ({"surprise": 1}, 422, "invalid_input", ["/surprise"]),
        ({"email": "zoe"}, 422, "invalid_input", ["/email"]),
        ({"cv": "not base64!"}, 422, "invalid_input", ["/cv"]),
        ({"birth_date": "2011-03-02"}, 422, "too_young", ["/birth_date"]),
        ({"birth_date": "2004-03-02"}, 422, "too_old", ["/birth_date"]),
        ({"letter": base64.b64encode(b"MZ not a letter").decode()}, 415, "unsupported_media", ["/letter"]),
        ({"season_id": str(uuid.uuid4())}, 409, "registration_closed", []),
    ],
)
def test_each_refusal_is_a_problem_with_its_code_and_its_field(
    client: FlaskClient, changes: dict[str, Any], status: int, code: str, pointers: list[str]
) -> None:
    answer = client.post(f"{BASE}/candidates", json=body(**changes))

    problem = answer.get_json()
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert (problem["code"], [error["pointer"] for error in problem.get("errors", [])]) == (code, pointers)


def test_an_address_known_already_is_a_conflict_that_names_nobody(client: FlaskClient) -> None:
    client.post(f"{BASE}/candidates", json=body())

    answer = client.post(f"{BASE}/candidates", json=body(first_name="Quelqu’un"))

    assert (answer.status_code, answer.get_json()["code"]) == (409, "already_registered")
    assert ("zoe" in answer.get_data(as_text=True), "Almeida" in answer.get_data(as_text=True)) == (False, False)


def test_the_list_is_the_teams_and_comes_in_pages(client: FlaskClient, world: World) -> None:
    world.candidate()
    query = {"season_id": str(SEASON.id)}

    refused = client.get(f"{BASE}/candidates", query_string=query).status_code
    shown = sign_in(client, "coordinator").get(f"{BASE}/candidates", query_string=query).get_json()

    assert refused == 401
    assert (shown["total"], shown["page"], shown["pages"], shown["items"][0]["stage"]) == (1, 1, 1, "registered")


def test_a_place_is_booked_by_the_link_only(client: FlaskClient, world: World) -> None:
    person = world.candidate()
    with world.runtime.unit_of_work() as uow:
        token = uow.issue_link("candidate", person, person_key=f"candidate:{person}")
    sent = {"module_id": str(world.modules[0])}

    booked = client.post(f"{BASE}/links/{token}/booking", json=sent)
    again = client.post(f"{BASE}/links/{token}/booking", json=sent)
    stranger = client.post(f"{BASE}/links/{token[:-4]}AAAA/booking", json=sent)

    assert (booked.status_code, again.get_json()) == (201, booked.get_json())
    assert stranger.status_code == 404


def test_openapi_describes_every_route(client: FlaskClient) -> None:
    paths = client.get(f"{BASE}/openapi.json").get_json()["paths"]

    assert sorted(paths) == [f"{BASE}/candidates", f"{BASE}/links/{{token}}/booking", f"{BASE}/season"]
