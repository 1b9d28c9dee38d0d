"""Reminds of a module two days before, from rows that come due."""

from __future__ import annotations

from uuid import UUID

from services.recruitment.domain.booking import BookingStatus
from services.recruitment.models import Booking, Module
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import ModuleReminderDue


def remind(booking_id: UUID, *, uow: UnitOfWork, clock: Clock) -> None:
    """Once per booking and module; a reminder that comes due after the module has begun is dropped."""
    with uow:
        booking = uow.session.get(Booking, booking_id, with_for_update=True)
        if booking is None or not _is_due(booking, clock):
            return
        booking.reminded_at = clock.now()
        # Not locked: somebody who cancels holds the module and waits for this booking.
        module = uow.session.get_one(Module, booking.module_id)
        if clock.now() < module.starts_at:
            uow.record(ModuleReminderDue(booking_id=booking.id, candidate_id=booking.candidate_id))


def _is_due(booking: Booking, clock: Clock) -> bool:
    due = booking.reminder_due_at
    pending = booking.status is BookingStatus.ACTIVE and booking.reminded_at is None
    return pending and due is not None and due <= clock.now()
