"""A candidate leaves; whatever they held goes to the next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete

from services.recruitment.domain.booking import BookingStep, WaitingStatus, WaitingStep
from services.recruitment.domain.candidacy import Actor, Stage, Step
from services.recruitment.models import Booking, Candidate, Decision, Module, WaitingEntry
from services.recruitment.usecases.finding import active_booking, locked_candidate, locked_modules, pending_entries
from services.recruitment.usecases.places import release_place, step_booking, step_entry
from services.recruitment.usecases.stages import advance
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import CandidateWithdrew


@dataclass(frozen=True)
class Withdraw:
    """``why`` is optional: nobody owes a reason."""

    candidate_id: UUID
    why: str = ""


def withdraw(command: Withdraw, *, uow: UnitOfWork, clock: Clock) -> None:
    """Withdrawing twice is withdrawing once."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id)
        if candidate.stage is Stage.WITHDRAWN:
            return
        advance(candidate, step=Step.WITHDRAW, actor=Actor.CANDIDATE, uow=uow, why=command.why)
        _give_back(uow, candidate, now=clock.now())
        drafts = delete(Decision).where(Decision.candidate_id == candidate.id, Decision.published_at.is_(None))
        uow.session.execute(drafts)
        uow.record(CandidateWithdrew(candidate_id=candidate.id))


def _give_back(uow: UnitOfWork, candidate: Candidate, *, now: datetime) -> None:
    booking = active_booking(uow.session, candidate.id)
    entries = pending_entries(uow.session, candidate.id)
    held = {entry.module_id for entry in entries} | ({booking.module_id} if booking else set())
    modules = locked_modules(uow.session, *held)
    for entry in entries:
        _leave(uow, entry, modules[entry.module_id], now=now)
    if booking is not None:
        _free(uow, booking, modules[booking.module_id], now=now)


def _leave(uow: UnitOfWork, entry: WaitingEntry, module: Module, *, now: datetime) -> None:
    uow.session.refresh(entry)
    was_offered = entry.status is WaitingStatus.OFFERED
    if was_offered or entry.status is WaitingStatus.WAITING:
        step_entry(entry, step=WaitingStep.LEAVE, actor="candidate", uow=uow)
    if was_offered:
        release_place(module, uow=uow, now=now)


def _free(uow: UnitOfWork, booking: Booking, module: Module, *, now: datetime) -> None:
    step_booking(booking, step=BookingStep.CANCEL, actor="candidate", uow=uow)
    release_place(module, uow=uow, now=now)
