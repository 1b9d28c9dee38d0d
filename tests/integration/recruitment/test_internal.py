"""What recruitment tells the other services: candidates, notices of every kind, digests; to their token only."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from werkzeug.test import TestResponse

from services.recruitment import tasks
from services.recruitment.app import SERVICE, create_app
from services.recruitment.domain.jury import Proposal
from services.recruitment.domain.vocabulary import Outcome, Relation
from services.recruitment.events import PUBLISHES
from services.recruitment.usecases.change_slot import CancelSlot, MoveSlot, cancel_slot, move_slot
from services.recruitment.usecases.deliberate import Decide, Publish, decide, publish_decisions
from services.recruitment.usecases.notices import TELLERS
from services.recruitment.usecases.renew_link import renew_link
from services.recruitment.usecases.waiting_list import JoinWaitingList, join_waiting_list
from services.recruitment.usecases.withdraw import Withdraw, withdraw
from shared.clock import FixedClock
from shared.testkit.fixtures import TERRITORY, RuntimeFor, service_headers, sign_in
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.recruitment.world import FIRST_START, World, make_world
from tests.unit.recruitment.samples import SCHOOL, SEASON, parent

pytestmark = pytest.mark.integration
_WEEK = {"since": "2026-09-07T00:00:00+00:00", "until": "2026-09-21T00:00:00+00:00"}


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock, capacity=1)


@pytest.fixture
def client(world: World) -> FlaskClient:
    return create_app(world.runtime).test_client()


@pytest.fixture
def told(client: FlaskClient, publisher: RecordingPublisher) -> Callable[[str], list[dict[str, Any]]]:
    """The notices of the last published event of a name."""

    def ask(event: str) -> list[dict[str, Any]]:
        last = [message for message in publisher.messages if message.task == f"notifications.on_{event}"][-1]
        path = f"/internal/recruitment/notices/{last.arguments['event_id']}"
        answer = client.get(path, headers=service_headers("notifications"))
        assert answer.status_code == 200
        assert answer.get_json() == client.get(path, headers=service_headers("notifications")).get_json()
        notices: list[dict[str, Any]] = answer.get_json()["notices"]
        return notices

    return ask


Told = Callable[[str], list[dict[str, Any]]]


def entry(notice: dict[str, Any]) -> dict[str, str]:
    """Method, identity and revision of the attached calendar entry."""
    calendar = Calendar.from_ical(base64.b64decode(notice["attachments"][0]["content_base64"]))
    event = calendar.walk("VEVENT")[0]
    return {"method": str(calendar["METHOD"]), "uid": str(event["UID"]), "sequence": str(event["SEQUENCE"])}


def test_every_published_event_has_a_teller() -> None:
    assert set(TELLERS) == set(PUBLISHES)


def test_a_minors_registration_tells_the_candidate_and_each_guardian(world: World, told: Told) -> None:
    guardians = (parent(), parent(Relation.FATHER))
    person = world.candidate(birth_date=world.clock.today() - timedelta(days=365 * 17), guardians=guardians)

    notices = told("candidate_registered")

    assert [notice["kind"] for notice in notices] == ["candidate_registered", "guardian_informed", "guardian_informed"]
    assert notices[0]["recipient"]["key"] == f"candidate:{person}"
    assert notices[0]["context"]["link"].startswith("http://localhost/recrutement/moi/")
    assert [module["places_left"] for module in notices[0]["context"]["modules"]] == [1, 1]
    assert [notice["recipient"]["email"] for notice in notices[1:]] == [guardian.email for guardian in guardians]


def test_the_link_of_a_notice_opens_the_page(world: World, client: FlaskClient, told: Told) -> None:
    world.candidate()
    link = told("candidate_registered")[0]["context"]["link"]

    assert client.get(link.removeprefix("http://localhost")).status_code == 200


def test_one_booking_is_one_calendar_entry_through_all_its_changes(world: World, told: Told) -> None:
    person = world.candidate()
    booking_id = world.book(person)
    booked = told("slot_booked")[0]
    uow = world.runtime.unit_of_work
    move_slot(MoveSlot(person, world.modules[1]), uow=uow(), clock=world.clock)
    moved = told("slot_moved")[0]
    cancel_slot(CancelSlot(person), uow=uow(), clock=world.clock)
    cancelled = told("slot_cancelled")[0]

    uid = f"{booking_id}@janus"
    assert [entry(notice) for notice in (booked, moved, cancelled)] == [
        {"method": "REQUEST", "uid": uid, "sequence": "0"},
        {"method": "REQUEST", "uid": uid, "sequence": "1"},
        {"method": "CANCEL", "uid": uid, "sequence": "2"},
    ]
    assert booked["attachments"][0]["filename"] == "module.ics"
    assert (booked["context"]["module_title"], moved["context"]["module_title"]) == (
        "Module du mercredi",
        "Module du samedi",
    )
    assert told("slot_booked") == []  # given back since: nothing to confirm any more


def test_the_waiting_list_is_told_with_its_place_and_its_deadline(world: World, told: Told) -> None:
    holder, first, second = (world.candidate() for _ in range(3))
    world.book(holder)
    for person in (first, second):
        command = JoinWaitingList(person, world.modules[0])
        join_waiting_list(command, uow=world.runtime.unit_of_work(), clock=world.clock)
        world.clock.move(by=timedelta(minutes=1))
    position = told("waiting_list_joined")[0]["context"]["position"]
    cancel_slot(CancelSlot(holder), uow=world.runtime.unit_of_work(), clock=world.clock)

    offer = told("place_offered")[0]

    assert position == 2
    assert offer["recipient"]["key"] == f"candidate:{first}"
    assert offer["context"]["answer_before"] == (world.clock.now() + timedelta(hours=24)).isoformat()


def test_a_reminder_says_when_and_where(world: World, clock: FixedClock, told: Told) -> None:
    world.book(world.candidate())
    clock.move(to=FIRST_START - timedelta(days=2))
    tasks.sweep_reminders(world.runtime)

    context = told("module_reminder_due")[0]["context"]

    assert (context["starts_at"], context["place"]) == (FIRST_START.isoformat(), "Exploradôme")


@pytest.mark.parametrize(
    ("outcome", "rank", "more"),
    [
        (Outcome.SELECTED, None, {"training_starts_on": "2026-10-19", "contract_starts_on": "2027-01-06"}),
        (Outcome.RESERVE, 1, {}),
        (Outcome.NOT_SELECTED, None, {"contact_name": SEASON.contact_name}),
    ],
)
def test_each_outcome_has_its_own_words(
    world: World, told: Told, outcome: Outcome, rank: int | None, more: dict[str, str]
) -> None:
    person = world.scored(first_name="Zoé")
    uow = world.runtime.unit_of_work
    decide(Decide(TERRITORY, person, Proposal(outcome, rank, "Vu.")), uow=uow(), clock=world.clock)
    publish_decisions(Publish(TERRITORY, SEASON.id), uow=uow(), clock=world.clock)

    notice = told("decision_published")[0]

    always = {"first_name": "Zoé", "season_name": SEASON.name, "contact_email": SEASON.contact_email}
    assert (notice["kind"], notice["context"]) == (f"decision_{outcome.value}", always | more)


def test_link_and_withdrawal_are_told(world: World, told: Told) -> None:
    person = world.candidate()
    renew_link(person, uow=world.runtime.unit_of_work(), clock=world.clock)
    withdraw(Withdraw(person), uow=world.runtime.unit_of_work(), clock=world.clock)

    kinds = [told(event)[0]["kind"] for event in ("link_renewed", "candidate_withdrew")]

    assert kinds == ["link_renewed", "withdrawal_noted"]


def test_a_candidate_as_contracts_needs_it(world: World, client: FlaskClient) -> None:
    guardian = parent()
    person = world.candidate(first_name="Maël", emancipated=False, guardians=(guardian,))

    answer = client.get(f"/internal/recruitment/candidates/{person}", headers=service_headers("contracts")).get_json()

    assert answer["guardians"] == [
        {
            "first_name": guardian.first_name,
            "last_name": guardian.last_name,
            "relation": "mother",
            "email": guardian.email,
            "phone": guardian.phone,
            "sole_ground": None,
        }
    ]
    assert {key: answer[key] for key in ("first_name", "birth_date", "residence_permit", "emancipated", "outcome")} == {
        "first_name": "Maël",
        "birth_date": "2008-03-01",
        "residence_permit": None,
        "emancipated": False,
        "outcome": None,
    }


def test_the_outcome_is_told_only_once_published(world: World, client: FlaskClient) -> None:
    person = world.scored()
    command = Decide(TERRITORY, person, Proposal(Outcome.SELECTED, None, "Vu."))
    decide(command, uow=world.runtime.unit_of_work(), clock=world.clock)
    path = f"/internal/recruitment/candidates/{person}"

    before = client.get(path, headers=service_headers("contracts")).get_json()["outcome"]
    publish_decisions(Publish(TERRITORY, SEASON.id), uow=world.runtime.unit_of_work(), clock=world.clock)
    after = client.get(path, headers=service_headers("contracts")).get_json()["outcome"]

    assert (before, after) == (None, "selected")


def test_a_schools_digest_is_a_number_without_names(world: World, client: FlaskClient) -> None:
    for _ in range(2):
        world.candidate()
    world.candidate(school="none")

    def digest(**asked: str) -> TestResponse:
        path = f"/internal/recruitment/digests/{SCHOOL.id}"
        return client.get(path, query_string=asked, headers=service_headers("notifications"))

    busy, calm = digest(**_WEEK).get_json(), digest(**(_WEEK | {"until": "2026-09-08T00:00:00Z"})).get_json()

    assert [item["text"] for item in busy["items"]] == ["2 jeunes de votre établissement se sont inscrits."]
    assert (calm, digest(since="x").status_code) == ({"items": []}, 422)


@pytest.mark.parametrize("path", ["candidates", "notices", "digests"])
def test_nobody_else_is_told_anything(world: World, path: str) -> None:
    person: UUID = world.candidate()
    client = sign_in(create_app(world.runtime).test_client(), "hr", "admin")

    assert client.get(f"/internal/recruitment/{path}/{person}").status_code == 401
    headers = service_headers("contracts")
    unknown = client.get(f"/internal/recruitment/{path}/{uuid4()}", query_string=_WEEK, headers=headers)
    assert unknown.status_code == 404
