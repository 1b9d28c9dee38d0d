"""The queue against a server that refuses, disappears, comes back, and workers that die in between."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from services.notifications.domain.deliveries import MAIL_BACKOFF, STALE_AFTER
from services.notifications.domain.ports import MailTransport, Parcel
from services.notifications.models import AddressMark, Delivery
from services.notifications.tasks import sweep_stale
from services.notifications.usecases.drain_mail import (
    LEASE,
    Claimed,
    begin,
    claim_batch,
    lose_sight,
    postpone,
    quarantine,
    record_sent,
)
from services.notifications.usecases.drain_mail import drain_mail as draining
from shared.clock import monotonic, system_now
from shared.db.tables import TRANSITION
from tests.integration.notifications.conftest import World
from tests.unit.notifications.fakes import HANG_UP, LATER, REFUSED, VANISH, notice


class WorkerKilled(BaseException):
    """As SIGKILL: nothing of ours runs after it."""


def _make_due(world: World) -> None:
    with world.runtime.unit_of_work() as uow:
        uow.session.execute(update(Delivery).values(next_attempt_at=system_now()))


def _journal(world: World) -> list[tuple[str, str, str]]:
    with world.runtime.reading() as db:
        rows = db.execute(select(TRANSITION.c.event, TRANSITION.c.before, TRANSITION.c.after))
        return sorted((row.event, row.before, row.after) for row in rows)


def test_sent_once_over_one_connection_whoever_asks_twice(world: World) -> None:
    for number in range(45):
        world.tell(notice(email=f"a{number}@exemple.fr", key=f"candidate:{number}"))
    world.drain()
    world.drain()
    assert sorted(parcel.address for parcel in world.transport.sent) == sorted(f"a{n}@exemple.fr" for n in range(45))
    assert world.states() == ["sent"] * 45
    assert world.transport.connections == 1


def test_what_leaves_is_what_was_written(world: World) -> None:
    world.tell(notice())
    world.drain()
    delivery = world.only()
    assert world.transport.sent == [Parcel("zoe@exemple.fr", delivery.mime)]
    assert (delivery.sent_at, delivery.attempts, delivery.last_error) == (world.clock.now(), 1, None)
    assert _journal(world) == [("accept", "sending", "sent"), ("claim", "queued", "sending")]


def test_a_server_that_is_down_and_comes_back_gets_each_mail_once(world: World) -> None:
    world.tell(notice())
    world.transport.down = True
    world.drain()
    held = world.only()
    assert (held.state, held.attempts, held.last_error) == ("queued", 1, "mail server: ConnectionRefusedError")
    assert held.next_attempt_at > system_now()
    world.transport.down = False
    world.drain()
    assert world.transport.sent == []
    _make_due(world)
    world.drain()
    world.drain()
    assert [parcel.address for parcel in world.transport.sent] == ["zoe@exemple.fr"]
    assert world.states() == ["sent"]


def test_an_unknown_recipient_fails_is_told_and_its_address_marked(world: World) -> None:
    world.tell(notice(email=f"{REFUSED}@exemple.fr"), notice("link_renewed", email="a@exemple.fr"))
    world.publisher.messages.clear()
    world.drain()
    assert {d.kind: (d.state, d.last_error) for d in world.deliveries()} == {
        "slot_booked": ("failed", "mail server: 550"),
        "link_renewed": ("sent", None),
    }
    assert world.publisher.tasks() == ["portal.on_delivery_failed"]
    world.tell(notice("waiting_list_joined", email=f"{REFUSED.upper()}@exemple.fr"))
    assert {d.kind: d.state for d in world.deliveries()}["waiting_list_joined"] == "suppressed"
    with world.runtime.reading() as db:
        assert [mark.reason for mark in db.scalars(select(AddressMark))] == ["mail server: 550"]


def test_not_now_waits_alone(world: World) -> None:
    world.tell(notice(email=f"{LATER}@exemple.fr"), notice("link_renewed", email="a@exemple.fr"))
    world.drain()
    assert [parcel.address for parcel in world.transport.sent] == ["a@exemple.fr"]
    assert {d.kind: d.state for d in world.deliveries()} == {"slot_booked": "queued", "link_renewed": "sent"}


def test_a_mail_that_the_server_chokes_on_does_not_hold_up_the_rest(world: World) -> None:
    for number, local in enumerate((HANG_UP, "a", VANISH, "b")):
        world.tell(notice(email=f"{local}@exemple.fr", key=f"candidate:{number}"))
    world.drain()
    assert [(d.state, d.attempts) for d in world.deliveries()] == [
        ("queued", 1),
        ("sent", 1),
        ("unknown", 1),
        ("sent", 1),
    ]
    assert world.transport.connections == 3


def test_a_server_that_chokes_on_everything_is_left_alone(world: World) -> None:
    for number in range(6):
        world.tell(notice(email=f"{HANG_UP}@exemple.fr", key=f"candidate:{number}"))
    world.drain()
    assert world.transport.connections == 3
    assert sorted(delivery.attempts for delivery in world.deliveries()) == [0, 0, 0, 1, 1, 1]


def test_silence_after_the_content_is_never_tried_again(world: World) -> None:
    world.tell(notice(email=f"{VANISH}@exemple.fr"))
    world.drain()
    _make_due(world)
    world.drain()
    sweep_stale(world.runtime)
    assert world.states() == ["unknown"]
    assert world.transport.connections == 1


def test_a_worker_killed_between_the_yes_and_the_commit_leaves_it_unknown(world: World) -> None:
    world.tell(notice())
    accept = world.transport.send

    def accept_and_die(parcel: Parcel) -> None:
        accept(parcel)
        raise WorkerKilled

    world.transport.send = accept_and_die  # type: ignore[method-assign]  # the server's side of the crash
    with pytest.raises(WorkerKilled):
        world.drain()
    assert world.states() == ["sending"]
    world.transport.send = accept  # type: ignore[method-assign]
    world.drain()
    sweep_stale(world.runtime)
    assert world.states() == ["sending"]
    assert quarantine(uow=world.runtime.unit_of_work(), now=system_now() + STALE_AFTER + timedelta(seconds=1)) == 1
    world.drain()
    assert world.states() == ["unknown"]
    assert [parcel.address for parcel in world.transport.sent] == ["zoe@exemple.fr"]


def test_a_slow_worker_may_still_settle_what_the_sweeper_gave_up(world: World) -> None:
    world.tell(notice())
    mail = _under_way(world)
    quarantine(uow=world.runtime.unit_of_work(), now=system_now() + 2 * STALE_AFTER)
    record_sent(mail, uow=world.runtime.unit_of_work(), clock=world.clock)
    assert world.states() == ["sent"]


def _under_way(world: World) -> Claimed:
    """A mail whose turn has begun."""
    (mail,) = claim_batch(uow=world.runtime.unit_of_work(), now=system_now())
    assert begin(mail, uow=world.runtime.unit_of_work(), now=system_now())
    return mail


def test_a_worker_that_dies_before_their_turn_leaves_the_batch_queued(world: World) -> None:
    for number in range(3):
        world.tell(notice(key=f"candidate:{number}"))
    abandoned = claim_batch(uow=world.runtime.unit_of_work(), now=system_now())
    assert quarantine(uow=world.runtime.unit_of_work(), now=system_now() + 2 * STALE_AFTER) == 0
    assert claim_batch(uow=world.runtime.unit_of_work(), now=system_now()) == []
    again = claim_batch(uow=world.runtime.unit_of_work(), now=system_now() + LEASE)
    assert sorted(mail.id for mail in again) == sorted(mail.id for mail in abandoned)
    assert [begin(mail, uow=world.runtime.unit_of_work(), now=system_now()) for mail in abandoned] == [False] * 3
    assert [begin(mail, uow=world.runtime.unit_of_work(), now=system_now()) for mail in again] == [True] * 3


def test_two_workers_never_hold_the_same_mail(world: World) -> None:
    for number in range(5):
        world.tell(notice(key=f"candidate:{number}"))
    batches = [claim_batch(uow=world.runtime.unit_of_work(), now=system_now(), size=3) for _ in range(3)]
    taken = [mail.id for batch in batches for mail in batch]
    assert sorted(taken) == sorted(delivery.id for delivery in world.deliveries())
    assert [len(batch) for batch in batches] == [3, 2, 0]


def test_a_claim_that_was_taken_over_says_nothing(world: World) -> None:
    world.tell(notice())
    mail = _under_way(world)
    record_sent(mail, uow=world.runtime.unit_of_work(), clock=world.clock)
    lose_sight(mail, uow=world.runtime.unit_of_work(), why="late")
    postpone(mail, why="late", uow=world.runtime.unit_of_work(), now=system_now(), jitter=0.0)
    assert world.states() == ["sent"]


def test_the_budget_ends_in_failed_and_staff_is_told(world: World) -> None:
    world.tell(notice())
    world.publisher.messages.clear()
    world.transport.down = True
    with world.runtime.unit_of_work() as uow:
        uow.session.execute(update(Delivery).values(attempts=MAIL_BACKOFF.attempts - 1))
    world.drain()
    assert (world.states(), world.publisher.tasks()) == (["failed"], ["portal.on_delivery_failed"])


def test_when_time_is_up_the_rest_of_the_batch_is_given_back(world: World) -> None:
    for number in range(3):
        world.tell(notice(key=f"candidate:{number}"))
    send = world.transport.send

    def send_and_take_the_afternoon(parcel: Parcel) -> None:
        send(parcel)
        deadline = monotonic() + 0.2
        while monotonic() < deadline:
            pass

    world.transport.send = send_and_take_the_afternoon  # type: ignore[method-assign]  # a slow server
    ports = world.runtime.port(MailTransport)  # type: ignore[type-abstract]
    sent = draining(open_unit=world.runtime.unit_of_work, transport=ports, clock=world.clock, seconds=0.1)
    assert (sent, sorted((d.state, d.attempts) for d in world.deliveries())) == (
        1,
        [("queued", 0), ("queued", 0), ("sent", 1)],
    )


def test_a_fault_of_ours_leaves_only_the_mail_under_way_in_doubt(world: World) -> None:
    for number in range(3):
        world.tell(notice(key=f"candidate:{number}"))

    def fail(parcel: Parcel) -> None:
        raise RuntimeError("a fault of ours")

    world.transport.send = fail  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        world.drain()
    assert sorted(world.states()) == ["queued", "queued", "sending"]
