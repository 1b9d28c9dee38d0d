"""The team writes down who came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from services.recruitment.domain.booking import BookingStatus, BookingStep, check_started
from services.recruitment.domain.candidacy import Actor, Step
from services.recruitment.domain.errors import BookedSince, NothingBooked
from services.recruitment.models import Booking, Module
from services.recruitment.usecases.finding import active_booking, locked_candidate, locked_modules
from services.recruitment.usecases.places import release_place, step_booking
from services.recruitment.usecases.stages import advance
from shared.clock import Clock
from shared.db.uow import UnitOfWork


class Attendance(StrEnum):
    CAME = "came"
    EXCUSED = "excused"
    ABSENT = "absent"


_STEPS: Mapping[Attendance, tuple[BookingStep, Step]] = {
    Attendance.CAME: (BookingStep.COME, Step.ATTEND),
    Attendance.EXCUSED: (BookingStep.EXCUSE, Step.EXCUSE),
    Attendance.ABSENT: (BookingStep.MISS, Step.MISS),
}


@dataclass(frozen=True)
class MarkAttendance:
    territory_id: UUID
    booking_id: UUID
    attendance: Attendance


def mark_attendance(command: MarkAttendance, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """Id of the module. Somebody who calls ahead may be excused early, and the place then goes to the next."""
    with uow:
        booking = _booking(uow, command)
        candidate = locked_candidate(uow.session, booking.candidate_id)
        _check_still_held(uow, booking)
        module = locked_modules(uow.session, booking.module_id)[booking.module_id]
        if booking.status.value == command.attendance.value:
            return module.id
        _check_latest(uow, booking)
        booking_step, step = _STEPS[command.attendance]
        if command.attendance is not Attendance.EXCUSED:
            check_started(module.starts_at, now=clock.now())
        was_active = booking.status is BookingStatus.ACTIVE
        step_booking(booking, step=booking_step, actor="staff", uow=uow)
        advance(candidate, step=step, actor=Actor.STAFF, uow=uow)
        if was_active:
            _free_if_ahead(uow, command, module, now=clock.now())
        return module.id


def _booking(uow: UnitOfWork, command: MarkAttendance) -> Booking:
    own = select(Booking).where(Booking.id == command.booking_id, Booking.territory_id == command.territory_id)
    booking = uow.session.scalars(own).one_or_none()
    if booking is None:
        raise NothingBooked
    return booking


def _check_still_held(uow: UnitOfWork, booking: Booking) -> None:
    """Read again under the candidate's lock: they may have cancelled or moved while the page was open."""
    uow.session.refresh(booking)
    if booking.status is BookingStatus.CANCELLED:
        raise NothingBooked


def _check_latest(uow: UnitOfWork, booking: Booking) -> None:
    standing = active_booking(uow.session, booking.candidate_id)
    if standing is not None and standing.id != booking.id:
        raise BookedSince


def _free_if_ahead(uow: UnitOfWork, command: MarkAttendance, module: Module, *, now: datetime) -> None:
    if command.attendance is Attendance.EXCUSED and now < module.starts_at:
        release_place(module, uow=uow, now=now)
