"""From an event to queued mails: once, whole, and with nothing personal in the broker."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import text

from services.notifications.domain.deliveries import AlreadyPlanned
from services.notifications.domain.fields import ContextError
from services.notifications.domain.ports import Told
from services.notifications.models import AddressMark
from services.notifications.tasks import on_partner_changed, on_slot_booked
from shared.db import blind_index
from shared.errors import AlreadyHandled, Permanent, Transient
from shared.testkit.fixtures import TERRITORY
from tests.integration.notifications.conftest import World
from tests.unit.notifications.fakes import notice

GUARDIAN = "guardian:00000000-0000-4000-8000-00000000000b"


def test_one_event_makes_one_mail_per_person_and_one_drain(world: World) -> None:
    event_id = world.tell(notice(), notice("guardian_informed", email="awa@exemple.fr", key=GUARDIAN))
    assert [(d.event_id, d.kind, d.recipient_key, d.address, d.state) for d in world.deliveries()] == [
        (event_id, "slot_booked", notice().recipient.key, "zoe@exemple.fr", "queued"),
        (event_id, "guardian_informed", GUARDIAN, "awa@exemple.fr", "queued"),
    ]
    assert [(m.task, dict(m.arguments)) for m in world.publisher.messages] == [("notifications.drain_mail", {})]
    assert world.notices.asked == [("recruitment", event_id)]


def test_the_same_event_twice_changes_nothing(world: World) -> None:
    event_id = world.tell(notice())
    with pytest.raises(AlreadyHandled):
        on_slot_booked(world.runtime, event_id=event_id)
    assert len(world.deliveries()) == 1


def test_nobody_to_tell_is_remembered_too(world: World) -> None:
    event_id = world.tell()
    with pytest.raises(AlreadyHandled):
        on_slot_booked(world.runtime, event_id=event_id)
    assert (world.deliveries(), world.publisher.messages) == ([], [])


def test_one_bad_notice_leaves_the_whole_event_for_another_time(world: World) -> None:
    bad = notice("link_renewed", context={"first_name": "Zoé"})
    with pytest.raises(ContextError):
        world.tell(notice(), bad)
    assert (world.deliveries(), world.publisher.messages) == ([], [])
    event_id = next(iter(world.notices.answers))
    world.notices.answers[event_id] = Told(TERRITORY, (notice(), notice("link_renewed")))
    on_slot_booked(world.runtime, event_id=event_id)
    assert world.states() == ["queued", "queued"]


def test_one_person_told_the_same_twice_is_the_owners_mistake(world: World) -> None:
    with pytest.raises(AlreadyPlanned):
        world.tell(notice(), notice())
    assert world.deliveries() == []


def test_an_owner_that_does_not_know_the_event_is_not_asked_for_ever(world: World) -> None:
    with pytest.raises(Permanent):
        on_slot_booked(world.runtime, event_id=uuid4())


@pytest.mark.parametrize("email", ["", "zoe", "zoe@exemple", "zoé@exemple.fr"])
def test_an_address_that_is_none_fails_at_once_and_staff_is_told(world: World, email: str) -> None:
    world.tell(notice(email=email))
    delivery = world.only()
    assert (delivery.state, delivery.last_error) == ("failed", "address_invalid")
    assert world.publisher.tasks() == ["portal.on_delivery_failed"]
    assert [dict(m.arguments)["delivery_id"] for m in world.publisher.messages] == [str(delivery.id)]


def test_a_marked_address_still_gets_what_is_necessary(world: World) -> None:
    with world.runtime.unit_of_work() as uow:
        mark = AddressMark(
            territory_id=TERRITORY, address_index=blind_index("ZOE@exemple.fr"), reason="x", marked_at=world.clock.now()
        )
        uow.session.add(mark)
    world.tell(notice("slot_booked"), notice("waiting_list_joined"))
    assert {d.kind: d.state for d in world.deliveries()} == {
        "slot_booked": "queued",
        "waiting_list_joined": "suppressed",
    }
    assert world.publisher.tasks() == ["notifications.drain_mail"]


def test_without_a_territory_the_directory_tells_or_the_event_waits(world: World) -> None:
    with pytest.raises(Transient):
        world.tell(notice(), territory_id=None)
    world.partner()
    world.tell(notice(), territory_id=None)
    assert world.only().territory_id == TERRITORY
    world.partner(territory_id=uuid4())
    with pytest.raises(Transient):
        world.tell(notice(), territory_id=None)


def test_nothing_personal_is_readable_in_the_database(world: World) -> None:
    world.tell(notice())
    with world.runtime.engine.connect() as connection:
        row = connection.execute(text("SELECT recipient_name, address, subject, mime FROM delivery")).one()
    words = [b"exemple", "Zoé".encode(), b"Module"]
    assert [word for value in row for word in words if word in bytes(value)] == []


def test_a_partner_is_copied_and_keeps_its_own_choice(world: World) -> None:
    facts = world.partner()
    world.directory.partners[facts.id] = replace(facts, name="Lycée Macé", contact_email="proviseur@exemple.fr")
    event_id = uuid4()
    on_partner_changed(world.runtime, event_id=event_id, partner_id=facts.id)
    with pytest.raises(AlreadyHandled):
        on_partner_changed(world.runtime, event_id=event_id, partner_id=facts.id)
