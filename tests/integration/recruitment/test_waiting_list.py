"""The waiting list and what comes due: offers, answers, expiries, reminders. Every task is run twice."""

from __future__ import annotations

import uuid
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from services.recruitment import tasks
from services.recruitment.app import SERVICE
from services.recruitment.domain.booking import MINIMUM_NOTICE, OFFER_TIME
from services.recruitment.domain.errors import (
    AlreadyBooked,
    ModuleHasPlaces,
    ModuleTooSoon,
    NotBookable,
    OfferOver,
)
from services.recruitment.models import WaitingEntry
from services.recruitment.usecases.change_slot import CancelSlot, MoveSlot, cancel_slot, move_slot
from services.recruitment.usecases.waiting_list import (
    AnswerOffer,
    JoinWaitingList,
    accept_place,
    decline_place,
    join_waiting_list,
)
from services.recruitment.usecases.withdraw import Withdraw, withdraw
from shared.clock import FixedClock
from shared.testkit.fixtures import RuntimeFor
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.recruitment.world import FIRST_START, World, make_world

pytestmark = pytest.mark.integration


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock, capacity=1)


def join(world: World, person: UUID, module: int = 0) -> UUID:
    command = JoinWaitingList(person, world.modules[module])
    return join_waiting_list(command, uow=world.runtime.unit_of_work(), clock=world.clock)


def cancel(world: World, person: UUID) -> None:
    cancel_slot(CancelSlot(person), uow=world.runtime.unit_of_work(), clock=world.clock)


def accept(world: World, person: UUID, waiting_id: UUID) -> UUID:
    command = AnswerOffer(person, waiting_id)
    return accept_place(command, uow=world.runtime.unit_of_work(), clock=world.clock)


def status(world: World, waiting_id: UUID) -> str:
    with world.runtime.reading() as session:
        return str(session.scalars(select(WaitingEntry.status).where(WaitingEntry.id == waiting_id)).one())


def queue(world: World, people: int = 2) -> tuple[UUID, list[UUID], list[UUID]]:
    """Somebody who holds the only place, and others who wait for it in order."""
    holder = world.candidate()
    world.book(holder)
    waiting = [world.candidate() for _ in range(people)]
    entries = []
    for person in waiting:
        entries.append(join(world, person))
        world.clock.move(by=timedelta(minutes=1))
    return holder, waiting, entries


def test_a_freed_place_is_held_for_the_first_in_line(world: World, publisher: RecordingPublisher) -> None:
    holder, waiting, entries = queue(world)
    publisher.messages.clear()

    cancel(world, holder)

    assert [status(world, entry) for entry in entries] == ["offered", "waiting"]
    assert world.taken() == 1  # never shown to the public in between
    assert publisher.tasks() == ["notifications.on_slot_cancelled", "notifications.on_place_offered"]
    accept(world, waiting[0], entries[0])
    accept(world, waiting[0], entries[0])
    assert (world.taken(), world.bookings(waiting[0]), world.stage(waiting[0])) == (1, ["active"], "booked")


def test_accepting_gives_back_the_place_held_elsewhere(world: World) -> None:
    holder, waiting, entries = queue(world, people=1)
    world.book(waiting[0], 1)

    cancel(world, holder)
    accept(world, waiting[0], entries[0])

    assert (world.taken(0), world.taken(1), world.bookings(waiting[0])) == (1, 0, ["active"])


def test_declining_passes_the_place_on_and_is_not_asked_again(world: World) -> None:
    holder, waiting, entries = queue(world)
    cancel(world, holder)

    for _ in range(2):
        command = AnswerOffer(waiting[0], entries[0])
        decline_place(command, uow=world.runtime.unit_of_work(), clock=world.clock)

    assert [status(world, entry) for entry in entries] == ["declined", "offered"]
    assert world.taken() == 1


def test_an_offer_without_an_answer_goes_to_the_next(
    world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    holder, waiting, entries = queue(world)
    cancel(world, holder)
    publisher.messages.clear()

    tasks.sweep_offers(world.runtime)
    unchanged = status(world, entries[0])
    clock.move(by=OFFER_TIME)
    for _ in range(2):
        tasks.sweep_offers(world.runtime)

    assert unchanged == "offered"
    assert [status(world, entry) for entry in entries] == ["expired", "offered"]
    assert publisher.tasks() == ["notifications.on_place_offered"]
    with pytest.raises(OfferOver):
        accept(world, waiting[0], entries[0])


def test_the_last_expired_offer_gives_the_place_back_to_everybody(world: World, clock: FixedClock) -> None:
    holder, _, entries = queue(world, people=1)
    cancel(world, holder)
    clock.move(by=OFFER_TIME)

    for _ in range(2):
        tasks.sweep_offers(world.runtime)

    assert (status(world, entries[0]), world.taken()) == ("expired", 0)


def test_too_close_to_the_module_no_offer_is_made(world: World, clock: FixedClock) -> None:
    holder, _, entries = queue(world, people=1)
    clock.move(to=FIRST_START - MINIMUM_NOTICE - timedelta(hours=1))

    cancel(world, holder)

    assert (status(world, entries[0]), world.taken()) == ("waiting", 0)


def test_a_move_offers_the_place_that_is_left(world: World) -> None:
    holder, _, entries = queue(world, people=1)

    move_slot(MoveSlot(holder, world.modules[1]), uow=world.runtime.unit_of_work(), clock=world.clock)

    assert (status(world, entries[0]), world.taken(0), world.taken(1)) == ("offered", 1, 1)


def test_withdrawing_leaves_every_list_and_place(world: World) -> None:
    holder, waiting, entries = queue(world)
    cancel(world, holder)

    for _ in range(2):
        withdraw(Withdraw(waiting[0], "Emploi du temps"), uow=world.runtime.unit_of_work(), clock=world.clock)

    assert [status(world, entry) for entry in entries] == ["left", "offered"]


def test_joining_twice_is_joining_once(world: World) -> None:
    _, waiting, entries = queue(world, people=1)

    assert join(world, waiting[0]) == entries[0]


def test_waiting_makes_sense_only_where_nothing_is_free(world: World) -> None:
    person = world.candidate()
    with pytest.raises(ModuleHasPlaces):
        join(world, person)
    world.book(person)
    with pytest.raises(AlreadyBooked):
        join(world, person)


def test_nobody_answers_for_another(world: World) -> None:
    holder, waiting, entries = queue(world)
    cancel(world, holder)

    with pytest.raises(OfferOver):
        accept(world, waiting[1], entries[0])


def test_booking_closes_twelve_hours_before(world: World, clock: FixedClock) -> None:
    person = world.candidate()
    clock.move(to=FIRST_START - MINIMUM_NOTICE)

    with pytest.raises(ModuleTooSoon):
        world.book(person)


def test_one_who_withdrew_books_nothing(world: World) -> None:
    person = world.candidate()
    withdraw(Withdraw(person), uow=world.runtime.unit_of_work(), clock=world.clock)

    with pytest.raises(NotBookable):
        world.book(person)


def test_a_reminder_leaves_two_days_before_and_once(
    world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    world.book(world.candidate())
    publisher.messages.clear()

    tasks.sweep_reminders(world.runtime)
    early = publisher.tasks()
    clock.move(to=FIRST_START - timedelta(days=2))
    for _ in range(2):
        tasks.sweep_reminders(world.runtime)

    assert (early, publisher.tasks()) == ([], ["notifications.on_module_reminder_due"])


def test_a_reminder_that_comes_due_after_the_module_is_dropped(
    world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    world.book(world.candidate())
    publisher.messages.clear()
    clock.move(to=FIRST_START + timedelta(hours=1))

    for _ in range(2):
        tasks.sweep_reminders(world.runtime)

    assert publisher.tasks() == []


def test_a_booking_made_within_two_days_needs_no_reminder(
    world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    person = world.candidate()
    clock.move(to=FIRST_START - timedelta(days=1))
    world.book(person)
    publisher.messages.clear()

    for _ in range(2):
        tasks.sweep_reminders(world.runtime)

    assert publisher.tasks() == []


def test_an_unknown_entry_is_left_alone(world: World) -> None:
    with pytest.raises(OfferOver):
        accept(world, world.candidate(), uuid.uuid4())
