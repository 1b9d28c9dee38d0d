"""From what an event's owner says to the mails that will go out: planned once, whatever arrives twice."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.notifications.domain.catalogue import kind_of
from services.notifications.domain.ports import MailWriter, Told
from services.notifications.queries import only_territory
from services.notifications.usecases.post import Posting, post
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
        for notice in command.told.notices:
            posting = Posting(
                event_id=command.event_id,
                territory_id=territory_id,
                kind=kind_of(notice.kind),
                recipient=notice.recipient,
                at=clock.now(),
                context=notice.context,
                attachments=notice.attachments,
            )
            post(posting, uow=uow, writer=writer)
        return len(command.told.notices)


def _territory(command: PlanDeliveries, *, uow: UnitOfWork) -> UUID:
    """The owner's word; else the only territory there is. Raises ``Transient`` while neither is known."""
    territory_id = command.told.territory_id or only_territory(uow.session)
    if territory_id is None:
        raise Transient("the notices name no territory, and the directory does not tell")
    return territory_id
