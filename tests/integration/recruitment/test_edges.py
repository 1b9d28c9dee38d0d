"""What is not there, not yours, or gone meanwhile: each use case and each notice at its edges."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import delete, update

from services.recruitment.app import SERVICE, create_app
from services.recruitment.domain.errors import (
    AlreadyBooked,
    CandidateUnknown,
    ModuleFull,
    ModuleStarted,
    ModuleUnknown,
    NotBookable,
    NothingBooked,
    RegistrationClosed,
    SeasonUnknown,
)
from services.recruitment.domain.jury import Proposal
from services.recruitment.domain.vocabulary import FileKind, Outcome
from services.recruitment.models import CandidateFile, Partner
from services.recruitment.queries.personal import personal_page
from services.recruitment.queries.school import school_page
from services.recruitment.usecases.book_slot import BookSlot, book_slot
from services.recruitment.usecases.calendar_entry import own_calendar
from services.recruitment.usecases.change_slot import CancelSlot, MoveSlot, cancel_slot, move_slot
from services.recruitment.usecases.deliberate import Decide, Publish, decide, publish_decisions
from services.recruitment.usecases.mark_attendance import Attendance, MarkAttendance, mark_attendance
from services.recruitment.usecases.notice_parts import Notice, Telling
from services.recruitment.usecases.notices import TELLERS
from services.recruitment.usecases.open_file import OpenFile, open_file
from services.recruitment.usecases.open_module import OpenModule, open_module
from services.recruitment.usecases.register_candidate import RegisterCandidate, register_candidate
from services.recruitment.usecases.remind import remind
from services.recruitment.usecases.renew_link import renew_link, renew_school_link
from services.recruitment.usecases.waiting_list import (
    AnswerOffer,
    JoinWaitingList,
    decline_place,
    expire_offer,
    join_waiting_list,
)
from services.recruitment.usecases.withdraw import Withdraw, withdraw
from shared.clock import FixedClock
from shared.db.uow import UnitOfWork
from shared.errors import NotFound
from shared.events import catalogue as facts
from shared.events.catalogue import Event
from shared.testkit.fixtures import TERRITORY, RuntimeFor
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.recruitment.world import FIRST_START, World, make_world
from tests.unit.recruitment.samples import SCHOOL, SEASON, application

pytestmark = pytest.mark.integration
ELSEWHERE = UUID("7e000000-0000-4000-8000-000000000002")


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock, capacity=1)


@pytest.fixture
def uow(world: World) -> UnitOfWork:
    return world.runtime.unit_of_work()


def test_nobody_books_for_somebody_who_is_not_there(world: World, uow: UnitOfWork) -> None:
    with pytest.raises(CandidateUnknown):
        book_slot(BookSlot(uuid4(), world.modules[0]), uow=uow, clock=world.clock)


def test_a_module_that_does_not_exist(world: World, uow: UnitOfWork) -> None:
    with pytest.raises(ModuleUnknown):
        book_slot(BookSlot(world.candidate(), uuid4()), uow=uow, clock=world.clock)


def test_a_second_module_is_a_move_and_not_a_booking(world: World, uow: UnitOfWork) -> None:
    person = world.candidate()
    booking_id = world.book(person)

    with pytest.raises(AlreadyBooked):
        book_slot(BookSlot(person, world.modules[1]), uow=uow, clock=world.clock)
    assert move_slot(MoveSlot(person, world.modules[0]), uow=uow, clock=world.clock) == booking_id


def test_moving_to_a_full_module_keeps_the_old_place(world: World, uow: UnitOfWork) -> None:
    world.book(world.candidate(), 1)
    person = world.candidate()
    world.book(person)

    with pytest.raises(ModuleFull):
        move_slot(MoveSlot(person, world.modules[1]), uow=uow, clock=world.clock)
    assert (world.taken(0), world.taken(1), world.stage(person)) == (1, 1, "booked")


def test_one_who_withdrew_waits_for_nothing(world: World, uow: UnitOfWork) -> None:
    world.book(world.candidate())
    person = world.candidate()
    withdraw(Withdraw(person), uow=uow, clock=world.clock)

    with pytest.raises(NotBookable):
        join_waiting_list(JoinWaitingList(person, world.modules[0]), uow=uow, clock=world.clock)


def test_leaving_the_list_before_any_offer(world: World, uow: UnitOfWork) -> None:
    world.book(world.candidate())
    person = world.candidate()
    waiting_id = join_waiting_list(JoinWaitingList(person, world.modules[0]), uow=uow, clock=world.clock)

    decline_place(AnswerOffer(person, waiting_id), uow=uow, clock=world.clock)

    with world.runtime.reading() as session:
        assert [choice.turn for choice in personal_page(session, person, now=world.clock.now()).modules] == [None, None]


def test_without_a_booking_nothing_moves(world: World, uow: UnitOfWork) -> None:
    person = world.candidate()

    with pytest.raises(NothingBooked):
        move_slot(MoveSlot(person, world.modules[1]), uow=uow, clock=world.clock)
    with pytest.raises(NothingBooked):
        cancel_slot(CancelSlot(person), uow=uow, clock=world.clock)
    with world.runtime.reading() as session, pytest.raises(NothingBooked):
        own_calendar(personal_page(session, person, now=world.clock.now()), stamped_at=world.clock.now())


def test_once_it_has_begun_a_module_is_neither_left_nor_changed(
    world: World, uow: UnitOfWork, clock: FixedClock
) -> None:
    person = world.candidate()
    world.book(person)
    clock.move(to=FIRST_START)

    with pytest.raises(ModuleStarted):
        cancel_slot(CancelSlot(person), uow=uow, clock=clock)
    with pytest.raises(ModuleStarted):
        move_slot(MoveSlot(person, world.modules[1]), uow=uow, clock=clock)
    assert (world.taken(0), world.taken(1)) == (1, 0)


def test_attendance_is_noted_twice_without_harm_and_never_for_a_cancelled_place(
    world: World, uow: UnitOfWork, clock: FixedClock
) -> None:
    person = world.candidate()
    booking_id = world.book(person)
    cancel_slot(CancelSlot(person), uow=uow, clock=clock)
    with pytest.raises(NothingBooked):
        mark_attendance(MarkAttendance(TERRITORY, booking_id, Attendance.CAME), uow=uow, clock=clock)

    again = world.book(person)
    clock.move(to=FIRST_START)
    for attendance in (Attendance.ABSENT, Attendance.ABSENT, Attendance.EXCUSED, Attendance.CAME):
        mark_attendance(MarkAttendance(TERRITORY, again, attendance), uow=uow, clock=clock)

    assert (world.stage(person), world.taken()) == ("attended", 1)


def test_registration_is_refused_when_the_season_does_not_take_any(world: World, uow: UnitOfWork) -> None:
    world.clock.move(by=timedelta(days=-1))
    command = RegisterCandidate(uuid4(), SEASON, application(), ())

    with pytest.raises(RegistrationClosed):
        register_candidate(command, uow=uow, clock=world.clock, files=world.runtime.files)


def test_nothing_is_opened_or_published_in_anothers_season(world: World, uow: UnitOfWork) -> None:
    with pytest.raises(SeasonUnknown):
        publish_decisions(Publish(ELSEWHERE, SEASON.id), uow=uow, clock=world.clock)
    command = OpenModule(
        territory_id=ELSEWHERE,
        season_id=SEASON.id,
        title="Intrus",
        starts_at=FIRST_START,
        ends_at=FIRST_START + timedelta(hours=3),
        place="x",
        address="y",
        capacity=2,
    )
    with pytest.raises(SeasonUnknown):
        open_module(command, uow=uow)


def test_a_decision_may_be_rewritten_until_it_is_published(world: World, uow: UnitOfWork) -> None:
    person = world.scored()

    ids = {
        decide(Decide(TERRITORY, person, Proposal(outcome, None, "Vu.")), uow=uow, clock=world.clock)
        for outcome in (Outcome.SELECTED, Outcome.NOT_SELECTED)
    }
    publish_decisions(Publish(TERRITORY, SEASON.id), uow=uow, clock=world.clock)

    assert (len(ids), world.stage(person)) == (1, "not_selected")


def test_a_file_that_is_gone(world: World, uow: UnitOfWork) -> None:
    person = world.candidate()
    with uow:
        uow.session.execute(delete(CandidateFile).where(CandidateFile.candidate_id == person))

    with pytest.raises(NotFound):
        open_file(OpenFile(TERRITORY, person, FileKind.CV), uow=uow)
    assert create_app(world.runtime).test_client().get("/recrutement/inscription?saison=x").status_code == 200


def test_what_comes_due_for_nobody_does_nothing(world: World, uow: UnitOfWork, publisher: RecordingPublisher) -> None:
    publisher.messages.clear()

    remind(uuid4(), uow=uow, clock=world.clock)
    expire_offer(uuid4(), uow=uow, clock=world.clock)
    renew_link(uuid4(), uow=uow, clock=world.clock)
    renew_school_link(SCHOOL.id, uow=uow, clock=world.clock)

    assert publisher.tasks() == []


def test_an_offer_answered_meanwhile_does_not_expire(world: World, uow: UnitOfWork) -> None:
    world.book(world.candidate())
    waiting_id = join_waiting_list(JoinWaitingList(world.candidate(), world.modules[0]), uow=uow, clock=world.clock)

    expire_offer(waiting_id, uow=uow, clock=world.clock)

    assert world.taken() == 1


def test_one_may_wait_for_one_module_while_another_is_waited_for(world: World, uow: UnitOfWork) -> None:
    for module in (0, 1):
        world.book(world.candidate(), module)
    person = world.candidate()

    entries = {
        join_waiting_list(JoinWaitingList(person, module), uow=uow, clock=world.clock) for module in world.modules
    }
    withdraw(Withdraw(person), uow=uow, clock=world.clock)

    assert (len(entries), world.stage(person)) == (2, "withdrawn")


def test_pages_of_people_who_are_not_there(world: World) -> None:
    with world.runtime.reading() as session:
        with pytest.raises(CandidateUnknown):
            personal_page(session, uuid4(), now=world.clock.now())
        with pytest.raises(CandidateUnknown):
            school_page(session, uuid4())


Tell = Callable[[type[Event], dict[str, UUID]], list[Notice]]


@pytest.fixture
def tell(world: World, uow: UnitOfWork) -> Tell:
    def ask(event: type[Event], ids: dict[str, UUID]) -> list[Notice]:
        with uow:
            telling = Telling(uow, world.clock, world.runtime.url)
            return list(TELLERS[event](telling, {name: str(value) for name, value in ids.items()}))

    return ask


@pytest.mark.parametrize("event", list(TELLERS))
def test_a_notice_about_somebody_erased_since_goes_to_nobody(tell: Tell, event: type[Event]) -> None:
    names = ("candidate_id", "booking_id", "waiting_id", "decision_id", "publication_id", "partner_id")

    assert tell(event, {name: uuid4() for name in names}) == []


def test_a_cancelled_booking_is_not_reminded_of_and_a_draft_is_not_told(world: World, tell: Tell) -> None:
    person = world.candidate()
    booking_id = world.book(person)
    cancel_slot(CancelSlot(person), uow=world.runtime.unit_of_work(), clock=world.clock)
    scored = world.scored()
    command = Decide(TERRITORY, scored, Proposal(Outcome.SELECTED, None, "Vu."))
    decision_id = decide(command, uow=world.runtime.unit_of_work(), clock=world.clock)

    assert tell(facts.ModuleReminderDue, {"booking_id": booking_id, "candidate_id": person}) == []
    assert tell(facts.DecisionPublished, {"decision_id": decision_id, "candidate_id": scored}) == []


def test_a_school_without_an_address_is_told_on_its_page_only(
    world: World, tell: Tell, publisher: RecordingPublisher
) -> None:
    command = Decide(TERRITORY, world.scored(), Proposal(Outcome.NOT_SELECTED, None, "Vu."))
    decide(command, uow=world.runtime.unit_of_work(), clock=world.clock)
    with world.runtime.unit_of_work() as uow:
        uow.session.execute(update(Partner).values(contact_email=""))
    publish_decisions(Publish(TERRITORY, SEASON.id), uow=world.runtime.unit_of_work(), clock=world.clock)

    last = publisher.messages[-1].arguments
    ids = {name: UUID(str(last[name])) for name in ("publication_id", "partner_id")}
    assert tell(facts.SchoolResultsPublished, ids) == []
