"""Rows whose time has come, for the periodic tasks."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.recruitment.domain.booking import BookingStatus, WaitingStatus
from services.recruitment.models import Booking, WaitingEntry

BATCH = 200
"""As many as one run handles well within its time limit; the next run takes the rest."""


def expired_offers(session: Session, *, now: datetime) -> list[UUID]:
    due = select(WaitingEntry.id).where(WaitingEntry.status == WaitingStatus.OFFERED, WaitingEntry.answer_before <= now)
    return list(session.scalars(due.order_by(WaitingEntry.answer_before).limit(BATCH)))


def due_reminders(session: Session, *, now: datetime) -> list[UUID]:
    due = select(Booking.id).where(
        Booking.status == BookingStatus.ACTIVE, Booking.reminder_due_at <= now, Booking.reminded_at.is_(None)
    )
    return list(session.scalars(due.order_by(Booking.reminder_due_at).limit(BATCH)))
