"""A candidate moves to another module, or gives the place back."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.recruitment.domain.booking import BookingStep, check_not_started, check_notice
from services.recruitment.domain.candidacy import Actor, Step
from services.recruitment.domain.errors import NothingBooked
from services.recruitment.usecases.finding import active_booking, locked_candidate, locked_modules, module_of
from services.recruitment.usecases.places import release_place, step_booking, take_place
from services.recruitment.usecases.seats import Switch, reseat
from services.recruitment.usecases.stages import advance
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import SlotCancelled


@dataclass(frozen=True)
class MoveSlot:
    candidate_id: UUID
    module_id: UUID


@dataclass(frozen=True)
class CancelSlot:
    candidate_id: UUID


def move_slot(command: MoveSlot, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """Takes the new place and frees the old one together, or neither; returns the booking's id."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id)
        booking = active_booking(uow.session, candidate.id)
        if booking is None:
            raise NothingBooked
        if booking.module_id == command.module_id:
            return booking.id
        module_of(uow.session, command.module_id, season_id=candidate.season_id)
        modules = locked_modules(uow.session, booking.module_id, command.module_id)
        new = modules[command.module_id]
        check_notice(new.starts_at, now=clock.now())
        take_place(uow.session, new.id)
        switch = Switch(candidate, booking, left=modules[booking.module_id], to=new)
        return reseat(switch, uow=uow, now=clock.now())


def cancel_slot(command: CancelSlot, *, uow: UnitOfWork, clock: Clock) -> None:
    """Frees the place for the next on the waiting list."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id)
        booking = active_booking(uow.session, candidate.id)
        if booking is None:
            raise NothingBooked
        module = locked_modules(uow.session, booking.module_id)[booking.module_id]
        check_not_started(module.starts_at, now=clock.now())
        step_booking(booking, step=BookingStep.CANCEL, actor="candidate", uow=uow)
        advance(candidate, step=Step.CANCEL, actor=Actor.CANDIDATE, uow=uow)
        uow.record(SlotCancelled(booking_id=booking.id, candidate_id=candidate.id))
        release_place(module, uow=uow, now=clock.now())
