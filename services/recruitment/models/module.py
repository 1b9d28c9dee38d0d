"""Recruitment modules, who has a place in them and who waits for one. The database keeps the capacity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.recruitment.domain.booking import BookingStatus, WaitingStatus
from services.recruitment.models.base import Base, Owned, choice
from shared.db import UtcDateTime
from shared.privacy import plain

_ACTIVE = text("status = 'active'")
_PENDING = text("status IN ('waiting', 'offered')")


class Module(Owned, Base):
    """Three hours in which candidates are met. ``taken`` counts the places held: booked, offered or used."""

    __tablename__ = "module"
    __table_args__ = (
        CheckConstraint("taken >= 0 AND taken <= capacity", name="taken_within_capacity"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        UniqueConstraint("season_id", "title", "starts_at"),
    )

    season_id: Mapped[UUID] = mapped_column(ForeignKey("season.id"), index=True)
    title: Mapped[str] = mapped_column(String(120), info=plain())
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    place: Mapped[str] = mapped_column(String(200), info=plain())
    address: Mapped[str] = mapped_column(String(300), info=plain())
    capacity: Mapped[int] = mapped_column(Integer)
    taken: Mapped[int] = mapped_column(Integer, default=0)

    @property
    def places_left(self) -> int:
        return self.capacity - self.taken


class Booking(Owned, Base):
    """A candidate's place. Moving keeps the row, so that the calendar entry keeps its identity; ``status`` ends it."""

    __tablename__ = "booking"
    __table_args__ = (
        Index(
            "uq_booking_active_candidate",
            "candidate_id",
            unique=True,
            sqlite_where=_ACTIVE,
            postgresql_where=_ACTIVE,
        ),
        Index(None, "status", "reminder_due_at"),
    )

    module_id: Mapped[UUID] = mapped_column(ForeignKey("module.id"), index=True)
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    status: Mapped[BookingStatus] = mapped_column(choice(BookingStatus), info=plain())
    sequence: Mapped[int] = mapped_column(Integer, default=0)
    booked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reminder_due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class WaitingEntry(Owned, Base):
    """A candidate's turn for a full module. An offered place stays counted in ``taken`` until the answer."""

    __tablename__ = "waiting_entry"
    __table_args__ = (
        Index(
            "uq_waiting_entry_pending",
            "module_id",
            "candidate_id",
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
        Index(None, "status", "answer_before"),
    )

    module_id: Mapped[UUID] = mapped_column(ForeignKey("module.id"), index=True)
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"), index=True)
    status: Mapped[WaitingStatus] = mapped_column(choice(WaitingStatus), info=plain())
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_before: Mapped[datetime | None] = mapped_column(UtcDateTime)
