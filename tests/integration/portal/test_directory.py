"""The season and the partners: seen, changed, announced once; bad input keeps what was typed."""

from __future__ import annotations

import uuid
from html import unescape
from typing import Any

import pytest
from flask.testing import FlaskClient

from shared.runtime import Runtime
from shared.testkit.fixtures import sign_in
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.portal.conftest import ELSEWHERE, LEAD, SEASON, SEASON_ID

ANNOUNCED = {
    "partner": ["contracts.on_partner_changed", "notifications.on_partner_changed", "recruitment.on_partner_changed"],
    "season": ["contracts.on_season_opened", "recruitment.on_season_opened"],
}


def partner(**changes: str) -> dict[str, str]:
    typed = {
        "partner_id": str(uuid.uuid4()),
        "version": "1",
        "kind": "host",
        "name": "Foyer & jardin de l’Été",
        "city": "Vitry-sur-Seine",
        "contact_name": "Zoé d’Été",
        "contact_email": "contact@foyer.example",
        "minors_policy": "with_adult",
        "locale": "fr",
        "amount": "",
        "active": "on",
    }
    return typed | changes


def season(**changes: str) -> dict[str, str]:
    dates = {name: str(value) for name, value in vars(SEASON).items()}
    return {"season_id": str(SEASON_ID), "version": "1"} | dates | changes


@pytest.fixture
def lead(client: FlaskClient) -> FlaskClient:
    return sign_in(client, "project_lead", account_id=LEAD)


def listed(client: FlaskClient, **query: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = client.get("/api/portal/v1/partners", query_string=query).get_json()["items"]
    return items


def test_a_partner_is_created_once_on_a_double_click(lead: FlaskClient, publisher: RecordingPublisher) -> None:
    typed = partner()
    answers = [lead.post("/partenaires/nouveau", data=typed) for _ in range(2)]
    assert [(answer.status_code, answer.location) for answer in answers] == [(303, "/partenaires")] * 2
    assert sorted(publisher.tasks()) == ANNOUNCED["partner"]
    assert [row["name"] for row in listed(lead)] == ["Foyer & jardin de l’Été"]
    page = lead.get("/partenaires").get_data(as_text=True)
    assert "Foyer &amp; jardin de l’Été" in page


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"name": "foyer\u202e"}, "name"),
        ({"contact_email": "pas une adresse"}, "contact_email"),
        ({"kind": "prison"}, "kind"),
        ({"minors_policy": "none"}, "minors_policy"),
        ({"kind": "school"}, "minors_policy"),
        ({"amount": "12"}, "amount"),
        ({"kind": "funder", "minors_policy": "none", "amount": "-1"}, "amount"),
        ({"kind": "funder", "minors_policy": "none", "amount": "12,345"}, "amount"),
        ({"kind": "funder", "minors_policy": "none", "amount": "beaucoup"}, "amount"),
        ({"kind": "funder", "minors_policy": "none", "amount": "NaN"}, "amount"),
        ({"kind": "funder", "minors_policy": "none", "amount": "1" + "0" * 30}, "amount"),
        ({"locale": "de"}, "locale"),
    ],
)
def test_bad_input_is_shown_at_its_field_and_nothing_typed_is_lost(
    lead: FlaskClient, publisher: RecordingPublisher, changes: dict[str, str], faulty: str
) -> None:
    answer = lead.post("/partenaires/nouveau", data=partner(**changes))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="error-{faulty}"' in page
    assert "Zoé d’Été" in unescape(page)
    assert publisher.tasks() == []
    assert listed(lead) == []


def test_unknown_fields_are_refused(lead: FlaskClient) -> None:
    answer = lead.post("/partenaires/nouveau", data=partner(territory_id=str(ELSEWHERE)))
    assert answer.status_code == 422
    assert listed(lead) == []


def test_a_name_is_taken_once_per_territory(lead: FlaskClient) -> None:
    lead.post("/partenaires/nouveau", data=partner())
    answer = lead.post("/partenaires/nouveau", data=partner(city="Ivry"))
    assert answer.status_code == 409
    assert "porte déjà ce nom" in unescape(answer.get_data(as_text=True))
    assert [row["city"] for row in listed(lead)] == ["Vitry-sur-Seine"]


def test_a_partner_is_changed_and_announced_once(lead: FlaskClient, publisher: RecordingPublisher) -> None:
    typed = partner()
    lead.post("/partenaires/nouveau", data=typed)
    publisher.messages.clear()
    changed = typed | {"minors_policy": "refuses", "city": "Choisy"}
    page = lead.get(f"/partenaires/{typed['partner_id']}").get_data(as_text=True)
    assert 'value="with_adult" selected' in page
    answers = [lead.post(f"/partenaires/{typed['partner_id']}", data=changed).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert sorted(publisher.tasks()) == ANNOUNCED["partner"]
    assert [(row["city"], row["minors_policy"]) for row in listed(lead)] == [("Choisy", "refuses")]


def test_two_editors_do_not_overwrite_each_other(lead: FlaskClient) -> None:
    typed = partner()
    address = f"/partenaires/{typed['partner_id']}"
    lead.post("/partenaires/nouveau", data=typed)
    assert lead.post(address, data=typed | {"city": "Choisy"}).status_code == 303
    answer = lead.post(address, data=typed | {"city": "Ivry"})
    assert answer.status_code == 409
    assert 'value="Ivry"' in answer.get_data(as_text=True)
    assert [row["city"] for row in listed(lead)] == ["Choisy"]


@pytest.mark.parametrize("typed", ["5 125,86", "5125.86", "5 125,86 €"])
def test_a_funders_amount_as_people_type_it(lead: FlaskClient, typed: str) -> None:
    sheet = partner(kind="funder", minors_policy="none", amount=typed)
    assert lead.post("/partenaires/nouveau", data=sheet).status_code == 303
    assert "5\u202f125,86" in unescape(lead.get("/partenaires?kind=funder").get_data(as_text=True))
    cleared = sheet | {"amount": ""}
    assert lead.post(f"/partenaires/{sheet['partner_id']}", data=cleared).status_code == 303
    assert "5\u202f125,86" not in unescape(lead.get("/partenaires?kind=funder").get_data(as_text=True))


def test_the_list_is_filtered_by_kind(lead: FlaskClient) -> None:
    lead.post("/partenaires/nouveau", data=partner())
    lead.post("/partenaires/nouveau", data=partner(kind="school", name="Lycée", minors_policy="none"))
    assert [row["name"] for row in listed(lead)] == ["Foyer & jardin de l’Été", "Lycée"]
    assert [row["name"] for row in listed(lead, kind="school")] == ["Lycée"]
    assert lead.get("/api/portal/v1/partners?kind=prison").status_code == 422
    assert lead.get("/partenaires?kind=prison").status_code == 422


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_territorys_partner_is_not_there(client: FlaskClient, method: str) -> None:
    typed = partner()
    sign_in(client, "project_lead", territory_id=ELSEWHERE, account_id=LEAD)
    client.post("/partenaires/nouveau", data=typed)
    sign_in(client, "project_lead", account_id=LEAD)
    assert listed(client) == []
    assert getattr(client, method)(f"/partenaires/{typed['partner_id']}").status_code == 404
    assert client.get(f"/api/portal/v1/partners/{typed['partner_id']}").status_code == 404


def test_a_changed_season_is_announced_once_on_a_double_click(lead: FlaskClient, publisher: RecordingPublisher) -> None:
    changed = season(places="14", first_session_on="20/01/2027")
    answers = [lead.post(f"/saison/{SEASON_ID}", data=changed).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert sorted(publisher.tasks()) == ANNOUNCED["season"]
    shown = lead.get(f"/api/portal/v1/seasons/{SEASON_ID}").get_json()
    assert (shown["places"], shown["first_session_on"]) == (14, "2027-01-20")


def test_saving_what_stands_announces_nothing(lead: FlaskClient, publisher: RecordingPublisher) -> None:
    assert lead.post(f"/saison/{SEASON_ID}", data=season()).status_code == 303
    assert publisher.tasks() == []


@pytest.mark.parametrize(
    ("changes", "faulty"),
    [
        ({"first_session_on": "2027-01-05"}, "first_session_on"),
        ({"training_starts_on": "le 19"}, "training_starts_on"),
        ({"places": "0"}, "places"),
        ({"places": "douze"}, "places"),
        ({"ends_on": ""}, "ends_on"),
    ],
)
def test_a_faulty_season_is_refused_with_what_was_typed(
    lead: FlaskClient, publisher: RecordingPublisher, changes: dict[str, str], faulty: str
) -> None:
    answer = lead.post(f"/saison/{SEASON_ID}", data=season(name="JANUS bis", **changes))
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert f'id="error-{faulty}"' in page
    assert 'value="JANUS bis"' in page
    assert publisher.tasks() == []


def test_a_new_season_is_opened_once(lead: FlaskClient, publisher: RecordingPublisher) -> None:
    typed = season(season_id=str(uuid.uuid4()), name="JANUS d’essai")
    assert [lead.post("/saison/nouvelle", data=typed).status_code for _ in range(2)] == [303, 303]
    assert sorted(publisher.tasks()) == ANNOUNCED["season"]
    taken = lead.post("/saison/nouvelle", data=typed | {"season_id": str(uuid.uuid4())})
    assert taken.status_code == 409


def test_the_season_page_names_the_employer(portal: Runtime, lead: FlaskClient) -> None:
    page = unescape(lead.get("/saison").get_data(as_text=True))
    assert "Exploradôme (Savoir & Apprendre)" in page
    assert "mercredi 13 janvier 2027" in page
    assert lead.get("/saison/nouvelle").status_code == 200
    assert lead.get(f"/saison/{SEASON_ID}").status_code == 200
    assert lead.get(f"/saison/{uuid.uuid4()}").status_code == 404
