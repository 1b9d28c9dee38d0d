"""Copies of what the portal owns, refreshed by its events; recruitment never writes here by itself."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from services.recruitment.models.base import Base, Owned
from shared.db import UtcDateTime
from shared.privacy import personal, plain


class Season(Owned, Base):
    """One year's programme of one territory."""

    __tablename__ = "season"

    name: Mapped[str] = mapped_column(String(120), info=plain())
    starts_on: Mapped[date] = mapped_column(Date, info=plain())
    ends_on: Mapped[date] = mapped_column(Date, info=plain())
    registration_opens_on: Mapped[date] = mapped_column(Date, info=plain())
    training_starts_on: Mapped[date] = mapped_column(Date, info=plain())
    first_session_on: Mapped[date] = mapped_column(Date, info=plain())
    contract_starts_on: Mapped[date] = mapped_column(Date, info=plain())
    contract_ends_on: Mapped[date] = mapped_column(Date, info=plain())
    places: Mapped[int] = mapped_column(Integer)
    employer: Mapped[str] = mapped_column(String(200), info=plain())
    contact_name: Mapped[str] = mapped_column(String(200), info=personal("contact", months=24))
    contact_email: Mapped[str] = mapped_column(String(254), info=personal("contact", months=24))
    contact_phone: Mapped[str] = mapped_column(String(40), info=personal("contact", months=24))


class Partner(Owned, Base):
    """A partner of the territory; prescribers (schools, associations) are the ones that recruitment uses."""

    __tablename__ = "partner"

    kind: Mapped[str] = mapped_column(String(20), info=plain())
    name: Mapped[str] = mapped_column(String(200), info=plain())
    city: Mapped[str] = mapped_column(String(120), info=plain())
    contact_name: Mapped[str] = mapped_column(String(200), info=personal("contact", months=24))
    contact_email: Mapped[str] = mapped_column(String(254), info=personal("contact", months=24))
    locale: Mapped[str] = mapped_column(String(5), info=plain())
    active: Mapped[bool] = mapped_column(Boolean)


class Publication(Owned, Base):
    """One school's results as published: the list that its notice and its page are made from."""

    __tablename__ = "publication"

    season_id: Mapped[UUID] = mapped_column(ForeignKey("season.id"), index=True)
    partner_id: Mapped[UUID] = mapped_column(ForeignKey("partner.id"), index=True)
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_by: Mapped[str] = mapped_column(String(80), info=personal("proof", months=24))
