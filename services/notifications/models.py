"""Notifications' tables: what was written to whom and how it went, the partners, and their weekly letters."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from services.notifications.domain.deliveries import AlreadyPlanned, State
from shared.db import EncryptedText, UtcDateTime, service_metadata
from shared.db.types import EncryptedBytes
from shared.errors import Conflict, DomainError, IllegalMove
from shared.privacy import personal, plain

_STATES = ", ".join(f"'{state}'" for state in State)
# As long as a claim may be argued about who was told what; the contract itself is kept elsewhere.
_MONTHS = 12


class Base(DeclarativeBase):
    """This service's tables, with the kernel's beside them."""

    metadata = service_metadata()


class Delivery(Base):
    """One mail to one person. ``event_id`` is what caused it: an event, or the run of a weekly letter."""

    __tablename__ = "delivery"
    __table_args__ = (
        UniqueConstraint("event_id", "recipient_key", "kind"),
        CheckConstraint(f"state IN ({_STATES})", name="state"),
        Index(None, "state", "next_attempt_at"),
        Index(None, "territory_id", "created_at"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    event_id: Mapped[UUID] = mapped_column(Uuid)
    kind: Mapped[str] = mapped_column(String(40), info=plain())
    recipient_key: Mapped[str] = mapped_column(String(80), info=personal("delivery", months=_MONTHS))
    recipient_name: Mapped[str] = mapped_column(EncryptedText, info=personal("delivery", months=_MONTHS))
    address: Mapped[str] = mapped_column(EncryptedText, info=personal("delivery", months=_MONTHS))
    address_index: Mapped[str] = mapped_column(String(64), index=True, info=personal("delivery", months=_MONTHS))
    locale: Mapped[str] = mapped_column(String(2), info=plain())
    subject: Mapped[str] = mapped_column(EncryptedText, info=personal("delivery", months=_MONTHS))
    mime: Mapped[bytes] = mapped_column(EncryptedBytes, info=personal("delivery", months=_MONTHS))
    message_id: Mapped[str] = mapped_column(String(200), info=plain())
    state: Mapped[str] = mapped_column(String(12), info=plain())
    # Refusals and silences so far; a claim that could not connect counts too.
    attempts: Mapped[int] = mapped_column(Integer, default=0)
    # Technical time, like the claim's: a demo clock that jumps must not make a sending mail look abandoned.
    next_attempt_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claim_id: Mapped[UUID | None] = mapped_column(Uuid)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Business time.
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_error: Mapped[str | None] = mapped_column(String(120), info=plain())


class AddressMark(Base):
    """An address that a server has refused: mail that is not necessary no longer goes there."""

    __tablename__ = "address_mark"
    __table_args__ = (UniqueConstraint("territory_id", "address_index"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    address_index: Mapped[str] = mapped_column(String(64), info=personal("delivery", months=_MONTHS))
    reason: Mapped[str] = mapped_column(String(120), info=plain())
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Partner(Base):
    """Copy of the portal's directory, kept by ``partner_changed``; ``digest_stopped_at`` is ours."""

    __tablename__ = "partner"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    territory_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    kind: Mapped[str] = mapped_column(String(20), info=plain())
    name: Mapped[str] = mapped_column(String(200), info=plain())
    contact_name: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=_MONTHS))
    contact_email: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=_MONTHS))
    locale: Mapped[str] = mapped_column(String(2), info=plain())
    active: Mapped[bool]
    digest_stopped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DigestRun(Base):
    """One partner's week, looked at once: ``items`` 0 means that there was nothing to say, and no mail."""

    __tablename__ = "digest_run"
    __table_args__ = (UniqueConstraint("partner_id", "week"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("partner.id"))
    week: Mapped[str] = mapped_column(String(8), info=plain())
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    items: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class WeekAlreadyTold(Conflict):
    """Two sweepers met: the other one has written this week's letter."""

    code = "week_already_told"
    message = "La lettre de cette semaine est déjà partie."


class AlreadyMarked(Conflict):
    """Two workers met at one refused address."""

    code = "address_already_marked"
    message = "Cette adresse est déjà marquée comme refusée."


CONSTRAINT_ERRORS: dict[str, type[DomainError]] = {
    "uq_delivery_event_id_recipient_key_kind": AlreadyPlanned,
    "uq_address_mark_territory_id_address_index": AlreadyMarked,
    "uq_digest_run_partner_id_week": WeekAlreadyTold,
    "ck_delivery_state": IllegalMove,
}
