"""What a candidate sees on their own page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.recruitment.domain.booking import STILL_WAITING, BookingStatus, WaitingStatus, booking_closes_at
from services.recruitment.domain.candidacy import BOOKABLE, CANDIDACY, Actor, Stage, Step
from services.recruitment.domain.errors import CandidateUnknown
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.models import Booking, Candidate, Module, Season, WaitingEntry
from services.recruitment.queries.season import season_facts


@dataclass(frozen=True)
class Turn:
    """A place in the queue of a module; ``ahead``: how many were there before."""

    id: UUID
    offered: bool
    answer_before: datetime | None
    ahead: int


@dataclass(frozen=True)
class ModuleChoice:
    """A module as one candidate sees it."""

    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    places_left: int
    is_mine: bool
    is_open: bool
    has_started: bool
    turn: Turn | None


@dataclass(frozen=True)
class PersonalPage:
    candidate_id: UUID
    first_name: str
    email: str
    stage: Stage
    season: SeasonFacts
    modules: tuple[ModuleChoice, ...]
    booking_id: UUID | None
    sequence: int

    @property
    def mine(self) -> ModuleChoice | None:
        return next((module for module in self.modules if module.is_mine), None)

    @property
    def may_choose(self) -> bool:
        return self.stage in BOOKABLE or self.stage is Stage.BOOKED

    @property
    def may_withdraw(self) -> bool:
        return CANDIDACY.allows(self.stage, Step.WITHDRAW, actor=Actor.CANDIDATE.value)


def personal_page(session: Session, candidate_id: UUID, *, now: datetime) -> PersonalPage:
    found = session.execute(
        select(Candidate, Season).join(Season, Season.id == Candidate.season_id).where(Candidate.id == candidate_id)
    ).one_or_none()
    if found is None:
        raise CandidateUnknown
    candidate, season = found
    active = select(Booking).where(Booking.candidate_id == candidate.id, Booking.status == BookingStatus.ACTIVE)
    booking = session.scalars(active).one_or_none()
    turns = _turns(session, candidate.id)
    modules = select(Module).where(Module.season_id == season.id).order_by(Module.starts_at, Module.id)
    return PersonalPage(
        candidate_id=candidate.id,
        first_name=candidate.first_name,
        email=candidate.email,
        stage=candidate.stage,
        season=season_facts(season),
        modules=tuple(
            _choice(module, booking=booking, turn=turns.get(module.id), now=now) for module in session.scalars(modules)
        ),
        booking_id=booking.id if booking else None,
        sequence=booking.sequence if booking else 0,
    )


def _choice(module: Module, *, booking: Booking | None, turn: Turn | None, now: datetime) -> ModuleChoice:
    return ModuleChoice(
        id=module.id,
        title=module.title,
        starts_at=module.starts_at,
        ends_at=module.ends_at,
        place=module.place,
        address=module.address,
        places_left=module.places_left,
        is_mine=booking is not None and booking.module_id == module.id,
        is_open=now < booking_closes_at(module.starts_at),
        has_started=now >= module.starts_at,
        turn=turn,
    )


def _turns(session: Session, candidate_id: UUID) -> dict[UUID, Turn]:
    """One query: the entries of this candidate, each with the number of those who wait before it."""
    before = WaitingEntry.__table__.alias("before")
    ahead = (
        select(func.count())
        .select_from(before)
        .where(
            before.c.module_id == WaitingEntry.module_id,
            before.c.status == WaitingStatus.WAITING,
            (before.c.joined_at < WaitingEntry.joined_at)
            | ((before.c.joined_at == WaitingEntry.joined_at) & (before.c.id < WaitingEntry.id)),
        )
        .scalar_subquery()
    )
    wanted = select(WaitingEntry, ahead).where(
        WaitingEntry.candidate_id == candidate_id, WaitingEntry.status.in_(list(STILL_WAITING))
    )
    return {
        entry.module_id: Turn(entry.id, entry.status is WaitingStatus.OFFERED, entry.answer_before, count)
        for entry, count in session.execute(wanted)
    }
