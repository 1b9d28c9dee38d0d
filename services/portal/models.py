"""Tables of the portal: who works here, in which territory, on which season, with which partners."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Numeric, String, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from shared.db import EncryptedText, UtcDateTime, service_metadata
from shared.privacy import personal, plain


class Base(DeclarativeBase):
    metadata = service_metadata()


class Territory(Base):
    """The unit of scale: every other row belongs to one."""

    __tablename__ = "territory"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    name: Mapped[str] = mapped_column(String(120), info=plain())


class Association(Base):
    """The employer of one territory, as its contracts name it."""

    __tablename__ = "association"
    __table_args__ = (UniqueConstraint("territory_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    territory_id: Mapped[UUID] = mapped_column(ForeignKey("territory.id"))
    name: Mapped[str] = mapped_column(String(120), info=plain())
    legal_name: Mapped[str] = mapped_column(String(160), info=plain())
    address: Mapped[str] = mapped_column(String(240), info=plain())
    siret: Mapped[str] = mapped_column(String(14), info=plain())
    ape: Mapped[str] = mapped_column(String(6), info=plain())
    convention: Mapped[str] = mapped_column(String(160), info=plain())
    signatory_name: Mapped[str] = mapped_column(String(120), info=personal("contract", months=60))
    signatory_title: Mapped[str] = mapped_column(String(80), info=plain())
    email: Mapped[str] = mapped_column(String(254), info=plain())
    phone: Mapped[str] = mapped_column(String(20), info=plain())


class Account(Base):
    """A member of staff. ``totp_last_step``: of the last code accepted, so that none serves twice."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("email_index"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    territory_id: Mapped[UUID] = mapped_column(ForeignKey("territory.id"), index=True)
    name: Mapped[str] = mapped_column(EncryptedText, info=personal("identity", months=12))
    email: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=12))
    email_index: Mapped[str] = mapped_column(String(64), info=personal("security", months=12))
    password_hash: Mapped[str] = mapped_column(String(200), info=personal("security", months=0))
    roles: Mapped[list[str]] = mapped_column(JSON, info=plain())
    locale: Mapped[str] = mapped_column(String(5), info=plain())
    active: Mapped[bool] = mapped_column(default=True)
    totp_secret: Mapped[str | None] = mapped_column(EncryptedText, info=personal("security", months=0))
    totp_last_step: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FailedTry(Base):
    """A wrong password or code; ``key_index`` stands for an account or an address and can be read back as neither."""

    __tablename__ = "failed_try"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    key_index: Mapped[str] = mapped_column(String(64), index=True, info=personal("security", months=1))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class Season(Base):
    """One year of the programme. ``version`` counts the changes, so that two editors do not overwrite each other."""

    __tablename__ = "season"
    __table_args__ = (
        UniqueConstraint("territory_id", "name"),
        CheckConstraint("places BETWEEN 1 AND 500", name="places"),
        CheckConstraint("starts_on <= ends_on", name="dates"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    territory_id: Mapped[UUID] = mapped_column(ForeignKey("territory.id"))
    name: Mapped[str] = mapped_column(String(80), info=plain())
    starts_on: Mapped[date] = mapped_column(info=plain())
    registration_opens_on: Mapped[date] = mapped_column(info=plain())
    training_starts_on: Mapped[date] = mapped_column(info=plain())
    training_ends_on: Mapped[date] = mapped_column(info=plain())
    contract_starts_on: Mapped[date] = mapped_column(info=plain())
    first_session_on: Mapped[date] = mapped_column(info=plain())
    contract_ends_on: Mapped[date] = mapped_column(info=plain())
    ends_on: Mapped[date] = mapped_column(info=plain())
    places: Mapped[int]
    version: Mapped[int] = mapped_column(default=1)


class Partner(Base):
    __tablename__ = "partner"
    __table_args__ = (
        UniqueConstraint("territory_id", "name"),
        CheckConstraint("kind IN ('school', 'association', 'host', 'funder')", name="kind"),
        CheckConstraint("minors_policy IN ('alone', 'with_adult', 'refuses', 'none')", name="minors_policy"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    territory_id: Mapped[UUID] = mapped_column(ForeignKey("territory.id"))
    kind: Mapped[str] = mapped_column(String(20), info=plain())
    name: Mapped[str] = mapped_column(String(160), info=plain())
    city: Mapped[str] = mapped_column(String(120), info=plain())
    contact_name: Mapped[str] = mapped_column(String(160), info=personal("contact", months=24))
    contact_email: Mapped[str] = mapped_column(String(254), info=personal("contact", months=24))
    locale: Mapped[str] = mapped_column(String(5), info=plain())
    minors_policy: Mapped[str] = mapped_column(String(20), info=plain())
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)


class Funding(Base):
    """What a funder brings, in euros."""

    __tablename__ = "funding"
    __table_args__ = (
        UniqueConstraint("partner_id"),
        CheckConstraint("amount >= 0", name="amount"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    territory_id: Mapped[UUID] = mapped_column(ForeignKey("territory.id"))
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("partner.id"))
    amount: Mapped[Decimal] = mapped_column(Numeric(12, 2))

    partner: Mapped[Partner] = relationship()


class StaffNote(Base):
    """Something the staff in charge should see on the home page until one of them sets it aside.

    ``territory_id`` is empty for a fact that names no territory: every territory's staff then sees it.
    """

    __tablename__ = "staff_note"
    __table_args__ = (UniqueConstraint("delivery_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    territory_id: Mapped[UUID | None] = mapped_column(ForeignKey("territory.id"))
    delivery_id: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(40), info=plain())
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("account.id"))
