"""A candidate takes a place in a module."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.recruitment.domain.booking import check_notice
from services.recruitment.domain.candidacy import BOOKABLE
from services.recruitment.domain.errors import AlreadyBooked, ModuleFull, NotBookable
from services.recruitment.models import Candidate, Module
from services.recruitment.usecases.finding import active_booking, locked_candidate, module_of
from services.recruitment.usecases.places import take_place
from services.recruitment.usecases.seats import seat
from shared.clock import Clock
from shared.db.uow import UnitOfWork


@dataclass(frozen=True)
class BookSlot:
    candidate_id: UUID
    module_id: UUID


def book_slot(command: BookSlot, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """Id of the booking; a second click on the same module finds the first one's."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id)
        standing = active_booking(uow.session, candidate.id)
        if standing is not None:
            if standing.module_id != command.module_id:
                raise AlreadyBooked
            return standing.id
        module = module_of(uow.session, command.module_id, season_id=candidate.season_id)
        _check_open(candidate, module, clock)
        booking_id = seat(candidate, module=module, uow=uow, now=clock.now())
        # Last, so that the row everybody wants is locked for the shortest time.
        take_place(uow.session, module.id)
        return booking_id


def _check_open(candidate: Candidate, module: Module, clock: Clock) -> None:
    """A cheap look that spares most losers the writes; the statement in ``take_place`` decides."""
    if candidate.stage not in BOOKABLE:
        raise NotBookable
    check_notice(module.starts_at, now=clock.now())
    if module.places_left <= 0:
        raise ModuleFull
