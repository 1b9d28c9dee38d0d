"""Writing one mail into the queue: the part that a notice and a weekly letter share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from services.notifications.domain.addresses import BadAddress, deliverable
from services.notifications.domain.deliveries import State
from services.notifications.domain.notices import Attachment, Category, NoticeKind, Recipient, supported_locale
from services.notifications.domain.ports import MailOrder, MailWriter
from services.notifications.models import AddressMark, Delivery
from shared.clock import system_now
from shared.db import blind_index
from shared.db.uow import UnitOfWork
from shared.events.catalogue import DeliveryFailed

DRAIN = "notifications.drain_mail"
MAIL_QUEUE = "notifications.mail"
NO_ADDRESS = "address_invalid"


@dataclass(frozen=True)
class Posting:
    """One thing to tell one person. ``event_id``: what caused it, and with kind and recipient what makes it unique."""

    event_id: UUID
    territory_id: UUID
    kind: NoticeKind
    recipient: Recipient
    at: datetime
    context: Mapping[str, object] = field(repr=False)
    attachments: Sequence[Attachment] = ()
    unsubscribe_url: str | None = None


def post(posting: Posting, *, uow: UnitOfWork, writer: MailWriter) -> Delivery:
    """Inside an open unit of work. A mail that cannot go out is kept all the same, in the state that says why."""
    address = _deliverable(posting.recipient.email)
    delivery_id = uuid4()
    order = MailOrder(
        delivery_id=delivery_id,
        at=posting.at,
        recipient=posting.recipient,
        address=address,
        context=posting.context,
        attachments=posting.attachments,
        unsubscribe_url=posting.unsubscribe_url,
    )
    written = writer.write(posting.kind, order)
    index = blind_index(posting.recipient.email)
    delivery = Delivery(
        id=delivery_id,
        territory_id=posting.territory_id,
        event_id=posting.event_id,
        kind=posting.kind.code,
        recipient_key=posting.recipient.key,
        recipient_name=posting.recipient.name,
        address=address or posting.recipient.email,
        address_index=index,
        locale=supported_locale(posting.recipient.locale),
        subject=written.subject,
        mime=written.mime,
        message_id=written.message_id,
        state=_first_state(posting, address, index, uow=uow),
        next_attempt_at=system_now(),
        created_at=posting.at,
        last_error=None if address else NO_ADDRESS,
    )
    uow.session.add(delivery)
    if delivery.state == State.FAILED:
        uow.record(DeliveryFailed(delivery_id=delivery.id))
    return delivery


def send_soon(deliveries: Sequence[Delivery], *, uow: UnitOfWork) -> None:
    """One drain for all of them, right after the commit."""
    if any(delivery.state == State.QUEUED for delivery in deliveries):
        uow.enqueue(DRAIN, queue=MAIL_QUEUE)


def _deliverable(raw: str) -> str | None:
    try:
        return deliverable(raw)
    except BadAddress:
        return None


def _first_state(posting: Posting, address: str | None, index: str, *, uow: UnitOfWork) -> State:
    if address is None:
        return State.FAILED
    if posting.kind.category is Category.NECESSARY:
        return State.QUEUED
    marked = select(AddressMark.id).where(
        AddressMark.territory_id == posting.territory_id, AddressMark.address_index == index
    )
    return State.QUEUED if uow.session.scalar(marked) is None else State.SUPPRESSED
