"""Notifications' reads: the mailbox, one mail with its journal, counts, and whose weekly letter is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from services.notifications.domain.deliveries import State
from services.notifications.domain.digests import PartnerFacts, Window
from services.notifications.models import Delivery, DigestRun, Partner
from shared.db import blind_index
from shared.db.tables import TRANSITION
from shared.errors import NotFound

PAGE_SIZE = 25


BY_ADDRESS = "address:"


@dataclass(frozen=True)
class DeliveryFilter:
    """``person``: a recipient key such as ``candidate:<uuid>``, or ``address:`` and an address's blind index."""

    kind: str | None = None
    state: str | None = None
    person: str | None = None

    def as_arguments(self) -> dict[str, str]:
        """For a page's address: set filters only, and nobody's e-mail address among them."""
        given = {"kind": self.kind, "state": self.state, "person": _without_address(self.person)}
        return {name: value for name, value in given.items() if value}


def _without_address(person: str | None) -> str | None:
    return BY_ADDRESS + blind_index(person) if person and "@" in person else person


@dataclass(frozen=True)
class DeliveryRow:
    """One line of the mailbox."""

    id: UUID
    kind: str
    state: str
    recipient_key: str
    recipient_name: str
    address: str
    subject: str
    locale: str
    created_at: datetime
    sent_at: datetime | None
    last_error: str | None


@dataclass(frozen=True)
class DeliveryPage:
    rows: Sequence[DeliveryRow]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class Step:
    """One line of a delivery's journal."""

    event: str
    before: str
    after: str
    actor: str
    why: str | None
    occurred_at: datetime


@dataclass(frozen=True)
class StoredMail:
    """A delivery with the message itself."""

    row: DeliveryRow
    message_id: str
    attempts: int
    mime: bytes = field(repr=False)


_COLUMNS = (
    Delivery.id,
    Delivery.kind,
    Delivery.state,
    Delivery.recipient_key,
    Delivery.recipient_name,
    Delivery.address,
    Delivery.subject,
    Delivery.locale,
    Delivery.created_at,
    Delivery.sent_at,
    Delivery.last_error,
)


def delivery_page(session: Session, territory_id: UUID, wanted: DeliveryFilter, *, page: int = 1) -> DeliveryPage:
    """Newest first. The messages themselves are not read."""
    matching = _matching(territory_id, wanted)
    total = session.scalar(select(func.count()).select_from(Delivery).where(matching)) or 0
    pages = max(1, -(-total // PAGE_SIZE))
    shown = min(max(page, 1), pages)
    rows = session.execute(
        select(*_COLUMNS)
        .where(matching)
        .order_by(Delivery.created_at.desc(), Delivery.id)
        .limit(PAGE_SIZE)
        .offset((shown - 1) * PAGE_SIZE)
    )
    return DeliveryPage([DeliveryRow(*row) for row in rows], total, shown, pages)


def _matching(territory_id: UUID, wanted: DeliveryFilter) -> ColumnElement[bool]:
    conditions = [Delivery.territory_id == territory_id]
    if wanted.kind:
        conditions.append(Delivery.kind == wanted.kind)
    if wanted.state:
        conditions.append(Delivery.state == wanted.state)
    if wanted.person and wanted.person.startswith(BY_ADDRESS):
        conditions.append(Delivery.address_index == wanted.person.removeprefix(BY_ADDRESS))
    elif wanted.person:
        conditions.append(Delivery.recipient_key == wanted.person)
    return and_(*conditions)


def stored_mail(session: Session, territory_id: UUID, delivery_id: UUID) -> StoredMail:
    """Raises ``NotFound``, for another territory's mail too."""
    found = session.execute(
        select(*_COLUMNS, Delivery.message_id, Delivery.attempts, Delivery.mime).where(
            Delivery.id == delivery_id, Delivery.territory_id == territory_id
        )
    ).one_or_none()
    if found is None:
        raise NotFound
    values = tuple(found)
    message_id, attempts, mime = values[len(_COLUMNS) :]
    return StoredMail(DeliveryRow(*values[: len(_COLUMNS)]), message_id, attempts, mime)


def journal(session: Session, delivery_id: UUID) -> list[Step]:
    """Every move of one delivery, oldest first."""
    table = TRANSITION.c
    rows = session.execute(
        select(table.event, table.before, table.after, table.actor, table.why, table.occurred_at)
        .where(table.entity == "delivery", table.entity_id == delivery_id)
        .order_by(table.occurred_at)
    )
    return [Step(*row) for row in rows]


def counts_by_state(session: Session, territory_id: UUID) -> dict[State, int]:
    """Every state is there, with 0 where nothing is."""
    rows = session.execute(
        select(Delivery.state, func.count()).where(Delivery.territory_id == territory_id).group_by(Delivery.state)
    )
    found = {str(row[0]): int(row[1]) for row in rows}
    return {state: found.get(state, 0) for state in State}


def only_territory(session: Session) -> UUID | None:
    """The one territory of the directory; None while it is empty, or once there are several."""
    territories = list(session.scalars(select(Partner.territory_id).distinct().limit(2)))
    return territories[0] if len(territories) == 1 else None


def partners_due(session: Session, week: Window, *, limit: int = 50) -> list[PartnerFacts]:
    """Active partners who take the letter, and whose week has not been looked at yet."""
    looked_at = select(DigestRun.id).where(DigestRun.partner_id == Partner.id, DigestRun.week == week.week)
    rows = session.scalars(
        select(Partner)
        .where(Partner.active, Partner.digest_stopped_at.is_(None), ~looked_at.exists())
        .order_by(Partner.id)
        .limit(limit)
    )
    return [_facts(partner) for partner in rows]


def told_until(session: Session, partner_id: UUID) -> datetime | None:
    """Where this partner's last look ended."""
    return session.scalar(select(func.max(DigestRun.until)).where(DigestRun.partner_id == partner_id))


def partner_name(session: Session, partner_id: UUID) -> tuple[str, bool]:
    """The name, and whether the weekly letter goes there. Raises ``NotFound``."""
    partner = session.get(Partner, partner_id)
    if partner is None:
        raise NotFound
    return partner.name, partner.digest_stopped_at is None


def _facts(partner: Partner) -> PartnerFacts:
    return PartnerFacts(
        id=partner.id,
        territory_id=partner.territory_id,
        kind=partner.kind,
        name=partner.name,
        contact_name=partner.contact_name,
        contact_email=partner.contact_email,
        locale=partner.locale,
        active=partner.active,
    )
