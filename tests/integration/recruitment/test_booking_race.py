"""The last place, wanted by many at once: kept by the database, not by luck."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from services.recruitment.app import SERVICE
from services.recruitment.domain.errors import ModuleFull
from services.recruitment.usecases.book_slot import BookSlot, book_slot
from services.recruitment.usecases.change_slot import CancelSlot, MoveSlot, cancel_slot, move_slot
from services.recruitment.usecases.mark_attendance import Attendance, MarkAttendance, mark_attendance
from services.recruitment.usecases.remind import remind
from services.recruitment.usecases.waiting_list import JoinWaitingList, join_waiting_list
from shared.clock import FixedClock
from shared.errors import DomainError
from shared.testkit.fixtures import TERRITORY, RuntimeFor
from tests.integration.recruitment.world import FIRST_START, World, make_world

pytestmark = pytest.mark.integration
PEOPLE = 20


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock, capacity=1)


def at_once(people: list[UUID], action: object) -> Counter[str]:
    """Runs ``action(person)`` for all from one starting line; counts what came of it."""
    assert callable(action)
    line = Barrier(len(people))

    def run(person: UUID) -> str:
        line.wait()
        try:
            action(person)
        except DomainError as refused:
            return refused.code
        return "done"

    with ThreadPoolExecutor(len(people)) as pool:
        return Counter(pool.map(run, people))


def test_twenty_people_one_place_one_booking(world: World) -> None:
    people = [world.candidate() for _ in range(PEOPLE)]

    outcome = at_once(people, world.book)

    assert outcome == {"done": 1, ModuleFull.code: PEOPLE - 1}
    assert world.taken() == 1
    assert sorted(world.stage(person) for person in people) == ["booked"] + ["registered"] * (PEOPLE - 1)


def test_one_person_clicking_from_many_windows_has_one_booking(world: World) -> None:
    person = world.candidate()

    outcome = at_once([person] * 8, world.book)

    assert outcome == {"done": 8}
    assert (world.taken(), world.bookings(person)) == (1, ["active"])


def test_moves_in_opposite_directions_lose_no_place(runtime_for: RuntimeFor, clock: FixedClock) -> None:
    world = make_world(runtime_for(SERVICE), clock, capacity=8)
    here, there = [world.candidate() for _ in range(4)], [world.candidate() for _ in range(4)]
    for person in here:
        world.book(person, 0)
    for person in there:
        world.book(person, 1)

    def swap(person: UUID) -> None:
        target = world.modules[1 if person in here else 0]
        move_slot(MoveSlot(person, target), uow=world.runtime.unit_of_work(), clock=clock)

    assert at_once(here + there, swap) == {"done": 8}
    assert (world.taken(0), world.taken(1)) == (4, 4)


def test_a_place_freed_while_others_join_the_list_is_never_lost(world: World) -> None:
    holder = world.candidate()
    world.book(holder)
    waiting = [world.candidate() for _ in range(6)]

    def act(person: UUID) -> None:
        uow = world.runtime.unit_of_work()
        if person == holder:
            cancel_slot(CancelSlot(person), uow=uow, clock=world.clock)
            return
        try:
            join_waiting_list(JoinWaitingList(person, world.modules[0]), uow=uow, clock=world.clock)
        except DomainError:
            book_slot(BookSlot(person, world.modules[0]), uow=world.runtime.unit_of_work(), clock=world.clock)

    outcome = at_once([holder, *waiting], act)

    assert outcome["done"] + outcome[ModuleFull.code] == 7
    assert world.taken() == 1


def test_an_excuse_and_a_cancellation_at_once_free_the_place_once(world: World) -> None:
    person = world.candidate()
    booking_id = world.book(person)

    def act(turn: UUID) -> None:
        uow = world.runtime.unit_of_work()
        if turn == person:
            cancel_slot(CancelSlot(person), uow=uow, clock=world.clock)
        else:
            mark_attendance(MarkAttendance(TERRITORY, booking_id, Attendance.EXCUSED), uow=uow, clock=world.clock)

    outcome = at_once([person, booking_id], act)

    assert (outcome["done"], world.taken()) == (1, 0)


def test_a_reminder_and_a_cancellation_at_once_do_not_block_each_other(world: World, clock: FixedClock) -> None:
    person = world.candidate()
    booking_id = world.book(person)
    clock.move(to=FIRST_START - timedelta(days=2))

    def act(turn: UUID) -> None:
        uow = world.runtime.unit_of_work()
        if turn == person:
            cancel_slot(CancelSlot(person), uow=uow, clock=clock)
        else:
            remind(booking_id, uow=uow, clock=clock)

    assert at_once([person, booking_id], act) == {"done": 2}
