"""A candidate's way through the pages: registering, opening the link, booking, moving, leaving."""

from __future__ import annotations

import io
import uuid
from datetime import timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import TestResponse, stream_encode_multipart

from services.recruitment.app import SERVICE, create_app
from services.recruitment.models import Candidate
from shared.clock import FixedClock
from shared.testkit.fixtures import RuntimeFor
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.recruitment.world import FIRST_START, PDF, World, make_world
from tests.unit.recruitment.samples import SCHOOL, SEASON

pytestmark = pytest.mark.integration


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock, capacity=1)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return create_app(world.runtime).test_client()


def registration(**changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "submission_key": str(uuid.uuid4()),
        "season_id": str(SEASON.id),
        "origin": "affiche",
        "first_name": "Maël",
        "last_name": "d’Arcy-Roche & Fils",
        "birth_date": "03/11/2009",
        "birth_place": "Ivry-sur-Seine",
        "sex": "male",
        "nationality": "FR",
        "residence_permit": "",
        "address": "4 bis allée du Puits",
        "postal_code": "94200",
        "city": "Ivry-sur-Seine",
        "residence": "with_parents",
        "care": "none",
        "school": str(SCHOOL.id),
        "school_level": "premiere_generale",
        "phone": "06 39 98 00 10",
        "email": "mael@courriel.example",
        "locale": "fr",
        "guardians-0-first_name": "Claire",
        "guardians-0-last_name": "Roche",
        "guardians-0-relation": "mother",
        "guardians-0-email": "claire@famille.example",
        "guardians-0-phone": "+33199004001",
        "guardians-0-sole_ground": "",
        "guardians-1-first_name": "Hugues",
        "guardians-1-last_name": "d’Arcy",
        "guardians-1-relation": "father",
        "guardians-1-email": "hugues@famille.example",
        "guardians-1-phone": "+33199004002",
        "cv": (PDF, "cv.pdf"),
        "letter": (PDF, "lettre.pdf"),
    }
    return fields | changes


def post(client: FlaskClient, fields: dict[str, object]) -> TestResponse:
    """Encoded here and in memory: the client would leave its own temporary file of a large body open."""
    parts = {
        name: FileStorage(io.BytesIO(value[0]), value[1], name) if isinstance(value, tuple) else value
        for name, value in fields.items()
    }
    body, length, boundary = stream_encode_multipart(MultiDict(parts), use_tempfile=False)
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post("/recrutement/inscription", input_stream=body, content_length=length, content_type=kind)


def send(client: FlaskClient, **changes: object) -> tuple[int, str]:
    answer = post(client, registration(**changes))
    return answer.status_code, answer.get_data(as_text=True)


def count(world: World) -> int:
    with world.runtime.reading() as session:
        return session.scalars(select(func.count()).select_from(Candidate)).one()


def test_the_empty_form_offers_the_school_and_nothing_that_is_not_needed(client: FlaskClient) -> None:
    page = client.get("/recrutement/inscription?origine=affiche").get_data(as_text=True)

    assert SCHOOL.name in page
    assert 'name="origin" value="affiche"' in page


def test_registering_leads_to_a_thank_you_and_one_event(
    client: FlaskClient, world: World, publisher: RecordingPublisher
) -> None:
    answer = post(client, registration())

    assert (answer.status_code, answer.location) == (303, "/recrutement/inscription/merci")
    assert client.get(answer.location).status_code == 200
    assert publisher.tasks() == ["notifications.on_candidate_registered"]
    assert count(world) == 1


def test_a_double_click_is_one_candidacy(client: FlaskClient, world: World, publisher: RecordingPublisher) -> None:
    key = str(uuid.uuid4())

    answers = [send(client, submission_key=key)[0] for _ in range(2)]

    assert answers == [303, 303]
    assert (count(world), len(publisher.tasks())) == (1, 1)


def test_the_same_address_twice_says_so_and_offers_a_link(client: FlaskClient, world: World) -> None:
    send(client)

    status, page = send(client, email="MAEL@courriel.example", first_name="Quelqu’un")

    assert status == 409
    assert "Une inscription existe déjà avec cette adresse e-mail." in page
    assert "/recrutement/lien" in page
    assert "d’Arcy-Roche" in page  # what this visitor typed is kept
    assert count(world) == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"birth_date": "2011-03-02"}, "Pour toi, ce sera possible à partir du 02/03/2027."),
        ({"birth_date": "2005-01-06"}, "Le programme est ouvert jusqu’à 21 ans inclus"),
        ({"guardians-0-email": "Mael@courriel.example"}, "L’adresse e-mail du parent doit être différente"),
        ({"guardians-1-email": "claire@famille.example"}, "Les deux parents doivent avoir chacun leur adresse"),
        ({"nationality": "MA"}, "Dis-nous quel titre de séjour tu as"),
        ({"cv": (b"%PDF-" + b"0" * 30 * 1024 * 1024, "cv.pdf")}, "Le fichier est trop lourd"),
        ({"letter": (b"MZ\x90 not a letter", "lettre.pdf")}, "Ce fichier n’est pas d’un type"),
        ({"phone": "12"}, "Ce numéro de téléphone n’est pas valable."),
        ({"extra": "x"}, "Le formulaire contient un champ que nous n’attendions pas."),
        ({"school": str(uuid.uuid4())}, "Choisis un établissement de la liste"),
    ],
)
def test_each_bad_input_is_explained_and_nothing_typed_is_lost(
    client: FlaskClient, world: World, changes: dict[str, object], message: str
) -> None:
    answer, page = send(client, **changes)

    assert answer == 422
    assert message in page
    assert 'value="4 bis allée du Puits"' in page
    assert 'value="d’Arcy-Roche &amp; Fils"' in page
    assert count(world) == 0


def test_one_parent_alone_is_asked_why(client: FlaskClient) -> None:
    alone = {name: "" for name in registration() if name.startswith("guardians-1-")}

    refused = send(client, **alone)
    accepted = send(client, **alone, **{"guardians-0-sole_ground": "deceased"})

    assert (refused[0], "Tu n’indiques qu’un parent" in refused[1]) == (422, True)
    assert accepted[0] == 303


def test_a_minor_without_a_guardian_is_asked_for_one(client: FlaskClient) -> None:
    none = {name: "" for name in registration() if name.startswith("guardians-")}

    status, page = send(client, **none)

    assert (status, "indique au moins un parent" in page) == (422, True)


def test_no_form_before_the_opening_day(client: FlaskClient, clock: FixedClock) -> None:
    clock.move(by=timedelta(days=-1))

    page = client.get("/recrutement/inscription").get_data(as_text=True)

    assert "Les inscriptions ne sont pas ouvertes en ce moment." in page


def link_of(world: World, candidate_id: UUID) -> str:
    key = f"candidate:{candidate_id}"
    with world.runtime.unit_of_work() as uow:
        return "/recrutement/moi/" + uow.issue_link("candidate", candidate_id, person_key=key, days=30)


def test_from_the_link_one_books_moves_and_cancels(client: FlaskClient, world: World) -> None:
    candidate_id = world.candidate()
    link = link_of(world, candidate_id)

    assert "Réserver ma place" in client.get(link).get_data(as_text=True)
    assert client.post(f"{link}/reserver", data={"module_id": str(world.modules[0])}).status_code == 303
    assert "Prendre plutôt celui-ci" in client.get(link).get_data(as_text=True)
    calendar = client.get(f"{link}/module.ics")
    assert calendar.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
    assert b"SEQUENCE:0" in calendar.data
    assert client.post(f"{link}/deplacer", data={"module_id": str(world.modules[1])}).status_code == 303
    assert (world.taken(0), world.taken(1)) == (0, 1)
    assert client.post(f"{link}/annuler").status_code == 303
    assert (world.taken(1), world.stage(candidate_id)) == (0, "registered")


def test_who_comes_too_late_is_offered_the_other_module_and_the_waiting_list(client: FlaskClient, world: World) -> None:
    world.book(world.candidate())
    link = link_of(world, world.candidate())

    answer = client.post(f"{link}/reserver", data={"module_id": str(world.modules[0])})
    page = answer.get_data(as_text=True)

    assert answer.status_code == 409
    assert "La dernière place vient d’être prise." in page
    assert ("Réserver ma place" in page, "M’inscrire sur la liste d’attente" in page) == (True, True)
    assert client.post(f"{link}/attente", data={"module_id": str(world.modules[0])}).status_code == 303
    assert "Personne n’attend avant toi." in client.get(link).get_data(as_text=True)


def test_a_foreign_or_made_up_link_opens_nothing(client: FlaskClient, world: World) -> None:
    link = link_of(world, world.candidate())

    assert client.get("/recrutement/moi/abc").status_code == 404
    assert client.get(link.replace("/moi/", "/partenaire/")).status_code == 404


def test_an_expired_link_offers_a_new_one_to_the_address_on_file(
    client: FlaskClient, world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    link = link_of(world, world.candidate())
    clock.move(by=timedelta(days=31))
    publisher.messages.clear()

    expired = client.get(link)
    renewed = client.post(f"{link}/nouveau-lien")

    assert (expired.status_code, f"{link}/nouveau-lien" in expired.get_data(as_text=True)) == (410, True)
    assert renewed.location == "/recrutement/lien/envoye"
    assert publisher.tasks() == ["notifications.on_link_renewed"]


def test_asking_for_a_link_never_tells_who_is_known(
    client: FlaskClient, world: World, publisher: RecordingPublisher
) -> None:
    world.candidate(email="zoe@courriel.example")
    publisher.messages.clear()

    known = client.post("/recrutement/lien", data={"email": "Zoe@courriel.example"})
    unknown = client.post("/recrutement/lien", data={"email": "personne@courriel.example"})

    assert [known.location, unknown.location] == ["/recrutement/lien/envoye"] * 2
    assert publisher.tasks() == ["notifications.on_link_renewed"]


def test_asking_again_and_again_sends_one_mail_every_two_minutes(
    client: FlaskClient, world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    for email in ("zoe@courriel.example", "yanis@courriel.example"):
        world.candidate(email=email)
    publisher.messages.clear()

    for email in ("zoe@courriel.example", "zoe@courriel.example", "yanis@courriel.example"):
        client.post("/recrutement/lien", data={"email": email})
    at_once = len(publisher.tasks())
    clock.move(by=timedelta(minutes=2))
    client.post("/recrutement/lien", data={"email": "zoe@courriel.example"})

    assert (at_once, len(publisher.tasks())) == (2, 3)


def test_withdrawing_by_link_frees_the_place(client: FlaskClient, world: World, clock: FixedClock) -> None:
    candidate_id = world.candidate()
    world.book(candidate_id)
    link = link_of(world, candidate_id)

    answer = client.post(f"{link}/retrait", data=MultiDict({"why": "Emploi du temps"}))

    assert answer.status_code == 303
    assert (world.stage(candidate_id), world.taken()) == ("withdrawn", 0)
    assert "Tu as retiré ta candidature." in client.get(link).get_data(as_text=True)
    clock.move(to=FIRST_START)
    assert client.get(link).status_code == 200
