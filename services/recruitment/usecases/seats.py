"""Writing down whose place it is, once the place is counted in ``module.taken``."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.recruitment.domain.booking import BookingStatus, BookingStep, check_not_started, reminder_due_at
from services.recruitment.domain.candidacy import Actor, Step
from services.recruitment.models import Booking, Candidate, Module
from services.recruitment.usecases.places import release_place, step_booking
from services.recruitment.usecases.stages import advance
from shared.db.uow import UnitOfWork
from shared.events.catalogue import SlotBooked, SlotMoved


def seat(candidate: Candidate, *, module: Module, uow: UnitOfWork, now: datetime) -> UUID:
    """A new booking; the unique index on active ones keeps it the only one."""
    booking = Booking(
        id=uuid.uuid4(),
        territory_id=candidate.territory_id,
        module_id=module.id,
        candidate_id=candidate.id,
        status=BookingStatus.ACTIVE,
        sequence=0,
        booked_at=now,
        reminder_due_at=reminder_due_at(module.starts_at, now=now),
    )
    uow.session.add(booking)
    advance(candidate, step=Step.BOOK, actor=Actor.CANDIDATE, uow=uow)
    uow.record(SlotBooked(booking_id=booking.id, candidate_id=candidate.id))
    return booking.id


@dataclass(frozen=True)
class Switch:
    """A standing booking that turns from one module, ``left``, to another, ``to``; both rows are locked."""

    candidate: Candidate
    booking: Booking
    left: Module
    to: Module


def reseat(switch: Switch, *, uow: UnitOfWork, now: datetime) -> UUID:
    """Frees the place that is left, for the next who waits for it."""
    booking, candidate = switch.booking, switch.candidate
    check_not_started(switch.left.starts_at, now=now)
    step_booking(booking, step=BookingStep.CHANGE, actor="candidate", uow=uow)
    booking.module_id = switch.to.id
    booking.reminder_due_at = reminder_due_at(switch.to.starts_at, now=now)
    booking.reminded_at = None
    advance(candidate, step=Step.CHANGE, actor=Actor.CANDIDATE, uow=uow)
    uow.record(SlotMoved(booking_id=booking.id, candidate_id=candidate.id))
    release_place(switch.left, uow=uow, now=now)
    return booking.id
