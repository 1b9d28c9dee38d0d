"""Waiting for a place in a full module, and answering when one is offered."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.recruitment.domain.booking import WaitingStatus, WaitingStep, check_notice
from services.recruitment.domain.candidacy import BOOKABLE, Stage
from services.recruitment.domain.errors import AlreadyBooked, ModuleHasPlaces, NotBookable, OfferOver
from services.recruitment.models import Booking, Candidate, Module, WaitingEntry
from services.recruitment.usecases.finding import (
    active_booking,
    locked_candidate,
    locked_modules,
    module_of,
    pending_entries,
)
from services.recruitment.usecases.places import release_place, step_entry
from services.recruitment.usecases.seats import Switch, reseat, seat
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import WaitingListJoined


@dataclass(frozen=True)
class JoinWaitingList:
    candidate_id: UUID
    module_id: UUID


@dataclass(frozen=True)
class AnswerOffer:
    """``candidate_id`` is who came by the link: a foreign ``waiting_id`` is not found."""

    candidate_id: UUID
    waiting_id: UUID


def join_waiting_list(command: JoinWaitingList, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """Id of the place in the queue; joining twice is joining once."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id)
        module_of(uow.session, command.module_id, season_id=candidate.season_id)
        module = locked_modules(uow.session, command.module_id)[command.module_id]
        for entry in pending_entries(uow.session, candidate.id):
            if entry.module_id == module.id:
                return entry.id
        _check_may_wait(candidate, module, booking=active_booking(uow.session, candidate.id), now=clock.now())
        entry = WaitingEntry(
            id=uuid.uuid4(),
            territory_id=candidate.territory_id,
            module_id=module.id,
            candidate_id=candidate.id,
            status=WaitingStatus.WAITING,
            joined_at=clock.now(),
        )
        uow.session.add(entry)
        uow.record(WaitingListJoined(waiting_id=entry.id, candidate_id=candidate.id))
        return entry.id


def accept_place(command: AnswerOffer, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """The offered place becomes the booking; a place held elsewhere is freed. Accepting twice is accepting once."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id)
        booking = active_booking(uow.session, candidate.id)
        entry = _own_entry(uow, command)
        held = [booking.module_id] if booking else []
        modules = locked_modules(uow.session, entry.module_id, *held)
        uow.session.refresh(entry)
        if entry.status is WaitingStatus.ACCEPTED and booking is not None:
            return booking.id
        _check_offer_stands(entry, now=clock.now())
        step_entry(entry, step=WaitingStep.ACCEPT, actor="candidate", uow=uow)
        module = modules[entry.module_id]
        if booking is None:
            return seat(candidate, module=module, uow=uow, now=clock.now())
        switch = Switch(candidate, booking, left=modules[booking.module_id], to=module)
        return reseat(switch, uow=uow, now=clock.now())


def decline_place(command: AnswerOffer, *, uow: UnitOfWork, clock: Clock) -> None:
    """Leaves the list; a place that was offered goes to the next."""
    with uow:
        locked_candidate(uow.session, command.candidate_id)
        entry = _own_entry(uow, command)
        module = locked_modules(uow.session, entry.module_id)[entry.module_id]
        uow.session.refresh(entry)
        if entry.status is WaitingStatus.WAITING:
            step_entry(entry, step=WaitingStep.LEAVE, actor="candidate", uow=uow)
        elif entry.status is WaitingStatus.OFFERED:
            step_entry(entry, step=WaitingStep.DECLINE, actor="candidate", uow=uow)
            release_place(module, uow=uow, now=clock.now())


def expire_offer(waiting_id: UUID, *, uow: UnitOfWork, clock: Clock) -> None:
    """An offer without an answer goes to the next; one answered meanwhile is left alone."""
    with uow:
        entry = uow.session.get(WaitingEntry, waiting_id)
        if entry is None:
            return
        module = locked_modules(uow.session, entry.module_id)[entry.module_id]
        uow.session.refresh(entry)
        if entry.status is WaitingStatus.OFFERED and not _stands(entry, clock.now()):
            step_entry(entry, step=WaitingStep.EXPIRE, actor="system", uow=uow)
            release_place(module, uow=uow, now=clock.now())


def _check_may_wait(candidate: Candidate, module: Module, *, booking: Booking | None, now: datetime) -> None:
    if candidate.stage not in (*BOOKABLE, Stage.BOOKED):
        raise NotBookable
    if booking is not None and booking.module_id == module.id:
        raise AlreadyBooked
    check_notice(module.starts_at, now=now)
    if module.places_left > 0:
        raise ModuleHasPlaces


def _own_entry(uow: UnitOfWork, command: AnswerOffer) -> WaitingEntry:
    entry = uow.session.get(WaitingEntry, command.waiting_id)
    if entry is None or entry.candidate_id != command.candidate_id:
        raise OfferOver
    return entry


def _stands(entry: WaitingEntry, now: datetime) -> bool:
    return entry.answer_before is not None and now < entry.answer_before


def _check_offer_stands(entry: WaitingEntry, *, now: datetime) -> None:
    if entry.status is not WaitingStatus.OFFERED or not _stands(entry, now):
        raise OfferOver
