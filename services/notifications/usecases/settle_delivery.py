"""What a person decides about a mail that failed or whose fate is unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.notifications.domain.deliveries import DELIVERY, STAFF, Event, State
from services.notifications.models import Delivery
from services.notifications.usecases.post import DRAIN, MAIL_QUEUE, NO_ADDRESS
from shared.clock import Clock, system_now
from shared.db.uow import UnitOfWork
from shared.errors import Conflict, NotFound


class NoAddress(Conflict):
    """Sending again would fail the same way."""

    code = "no_address"
    message = "L’adresse de cette personne n’est pas valable : corrigez-la d’abord dans son dossier."


@dataclass(frozen=True)
class SettleDelivery:
    """``territory_id``: the staff member's own; a delivery of another is not found."""

    delivery_id: UUID
    territory_id: UUID


def resend(command: SettleDelivery, *, uow: UnitOfWork) -> None:
    """The same message, with the same Message-ID, with a fresh budget of attempts."""
    with uow:
        delivery = _find(command, uow=uow)
        if delivery.last_error == NO_ADDRESS:
            raise NoAddress
        _move(delivery, Event.RESEND, uow=uow)
        delivery.attempts = 0
        delivery.claim_id = None
        delivery.next_attempt_at = system_now()
        uow.enqueue(DRAIN, queue=MAIL_QUEUE)


def settle_as_sent(command: SettleDelivery, *, uow: UnitOfWork, clock: Clock) -> None:
    """A person has seen it arrive."""
    with uow:
        delivery = _find(command, uow=uow)
        _move(delivery, Event.SETTLE, uow=uow)
        delivery.sent_at = _handed_over(delivery, clock)


def _handed_over(delivery: Delivery, clock: Clock) -> datetime:
    return delivery.sent_at or clock.now()


def _find(command: SettleDelivery, *, uow: UnitOfWork) -> Delivery:
    wanted = (
        select(Delivery)
        .where(Delivery.id == command.delivery_id, Delivery.territory_id == command.territory_id)
        .with_for_update()
    )
    delivery = uow.session.scalar(wanted)
    if delivery is None:
        raise NotFound
    return delivery


def _move(delivery: Delivery, event: Event, *, uow: UnitOfWork) -> None:
    before = State(delivery.state)
    after = DELIVERY.move(before, event, actor=STAFF)
    delivery.state = after
    delivery.last_error = None
    uow.moved("delivery", delivery.id, event=event, states=(before, after))


def note_reading(delivery_id: UUID, *, uow: UnitOfWork) -> None:
    """Files in mails are youths' contracts: who opened one is logged."""
    with uow:
        uow.accessed("read_mail_file", delivery_id)
