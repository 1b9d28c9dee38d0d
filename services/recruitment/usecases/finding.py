"""Finds the rows that a use case changes, in one order of locks for all: candidate, then modules by id.

SQLite ignores ``FOR UPDATE``; there ``BEGIN IMMEDIATE`` lets one writer in at a time.
"""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.recruitment.domain.booking import STILL_WAITING, BookingStatus
from services.recruitment.domain.errors import CandidateUnknown, ModuleUnknown
from services.recruitment.models import Booking, Candidate, Module, WaitingEntry


def locked_candidate(session: Session, candidate_id: UUID, *, territory_id: UUID | None = None) -> Candidate:
    """The candidate, locked; ``territory_id`` given (staff) narrows what may be found."""
    wanted = select(Candidate).where(Candidate.id == candidate_id).with_for_update()
    if territory_id is not None:
        wanted = wanted.where(Candidate.territory_id == territory_id)
    candidate = session.scalars(wanted).one_or_none()
    if candidate is None:
        raise CandidateUnknown
    return candidate


def module_of(session: Session, module_id: UUID, *, season_id: UUID) -> Module:
    """A module of the candidate's own season, not locked."""
    module = session.scalars(select(Module).where(Module.id == module_id, Module.season_id == season_id)).one_or_none()
    if module is None:
        raise ModuleUnknown
    return module


def locked_modules(session: Session, *module_ids: UUID) -> dict[UUID, Module]:
    """Locked by rising id, so that two moves in opposite directions wait instead of deadlocking."""
    wanted = select(Module).where(Module.id.in_(module_ids)).order_by(Module.id).with_for_update()
    found = session.scalars(wanted.execution_options(populate_existing=True))
    return {module.id: module for module in found}


def active_booking(session: Session, candidate_id: UUID) -> Booking | None:
    wanted = select(Booking).where(Booking.candidate_id == candidate_id, Booking.status == BookingStatus.ACTIVE)
    return session.scalars(wanted).one_or_none()


def pending_entries(session: Session, candidate_id: UUID) -> list[WaitingEntry]:
    wanted = select(WaitingEntry).where(
        WaitingEntry.candidate_id == candidate_id, WaitingEntry.status.in_(list(STILL_WAITING))
    )
    return list(session.scalars(wanted))
