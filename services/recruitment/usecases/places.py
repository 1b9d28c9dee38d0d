"""Taking and giving back a place of a module. Every change of ``module.taken`` is one of the statements below."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from services.recruitment.domain.booking import (
    BOOKING,
    WAITING,
    BookingStep,
    WaitingStatus,
    WaitingStep,
    offer_deadline,
)
from services.recruitment.domain.errors import ModuleFull
from services.recruitment.models import Booking, Module, WaitingEntry
from shared.db.uow import UnitOfWork
from shared.events.catalogue import PlaceOffered


def take_place(session: Session, module_id: UUID) -> None:
    """One conditional statement: of any number of people, as many succeed as there are places."""
    raised = session.execute(
        update(Module)
        .where(Module.id == module_id, Module.taken < Module.capacity)
        .values(taken=Module.taken + 1)
        .execution_options(synchronize_session=False)
        .returning(Module.id)
    )
    if raised.scalar_one_or_none() is None:
        raise ModuleFull


def release_place(module: Module, *, uow: UnitOfWork, now: datetime) -> None:
    """Hands the place to the first who waits, without ever showing it to the public; else lowers ``taken``.

    ``module`` is locked by the caller, so that nobody can join the list between the look and the lowering.
    """
    deadline = offer_deadline(module.starts_at, now=now)
    first = _first_waiting(uow.session, module.id) if deadline else None
    if first is None:
        uow.session.execute(
            update(Module)
            .where(Module.id == module.id)
            .values(taken=Module.taken - 1)
            .execution_options(synchronize_session=False)
        )
        return
    step_entry(first, step=WaitingStep.OFFER, actor="system", uow=uow)
    first.offered_at, first.answer_before = now, deadline
    uow.record(PlaceOffered(waiting_id=first.id, candidate_id=first.candidate_id))


def step_entry(entry: WaitingEntry, *, step: WaitingStep, actor: str, uow: UnitOfWork) -> None:
    before = entry.status
    entry.status = WAITING.move(before, step, actor=actor)
    uow.moved("waiting", entry.id, event=step, states=(before, entry.status))


def step_booking(booking: Booking, *, step: BookingStep, actor: str, uow: UnitOfWork) -> None:
    """Every step is a new revision of the calendar entry (RFC 5545 SEQUENCE)."""
    before = booking.status
    booking.status = BOOKING.move(before, step, actor=actor)
    booking.sequence += 1
    uow.moved("booking", booking.id, event=step, states=(before, booking.status))


def _first_waiting(session: Session, module_id: UUID) -> WaitingEntry | None:
    waiting = select(WaitingEntry).where(
        WaitingEntry.module_id == module_id, WaitingEntry.status == WaitingStatus.WAITING
    )
    return session.scalars(waiting.order_by(WaitingEntry.joined_at, WaitingEntry.id).limit(1)).one_or_none()
