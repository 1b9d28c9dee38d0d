"""From what an event's owner says to the mails that will go out: planned once, whatever arrives twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.notifications.domain.catalogue import kind_of
from services.notifications.domain.notices import Notice
from services.notifications.domain.ports import MailWriter, Told
from services.notifications.queries import only_territory
from services.notifications.usecases.post import Posting, post, send_soon
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import Transient


@dataclass(frozen=True)
class PlanDeliveries:
    """``told``: the owner's answer about ``event_id``."""

    event_id: UUID
    told: Told


def plan_deliveries(command: PlanDeliveries, *, uow: UnitOfWork, clock: Clock, writer: MailWriter) -> int:
    """All mails of one event in one transaction; returns how many. Nobody to tell is a fact too, and is remembered."""
    with uow:
        if not command.told.notices:
            return 0
        territory_id = _territory(command, uow=uow)
        postings = [_posting(notice, command.event_id, territory_id, clock.now()) for notice in command.told.notices]
        send_soon([post(posting, uow=uow, writer=writer) for posting in postings], uow=uow)
        return len(postings)


def _posting(notice: Notice, event_id: UUID, territory_id: UUID, at: datetime) -> Posting:
    return Posting(
        event_id=event_id,
        territory_id=territory_id,
        kind=kind_of(notice.kind),
        recipient=notice.recipient,
        at=at,
        context=notice.context,
        attachments=notice.attachments,
    )


def _territory(command: PlanDeliveries, *, uow: UnitOfWork) -> UUID:
    """The owner's word; else the only territory there is. Raises ``Transient`` while neither is known."""
    territory_id = command.told.territory_id or only_territory(uow.session)
    if territory_id is None:
        raise Transient("the notices name no territory, and the directory does not tell")
    return territory_id
