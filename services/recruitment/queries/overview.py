"""The team's view of a season: counts, modules, and the candidates page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from services.recruitment.domain.booking import WaitingStatus
from services.recruitment.domain.candidacy import Stage
from services.recruitment.models import Candidate, Module, Partner, WaitingEntry

PAGE_SIZE = 25


@dataclass(frozen=True)
class ModuleLine:
    id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    capacity: int
    taken: int
    waiting: int

    @property
    def places_left(self) -> int:
        return self.capacity - self.taken


@dataclass(frozen=True)
class CandidateLine:
    id: UUID
    name: str
    stage: Stage
    school: str | None
    registered_at: datetime


@dataclass(frozen=True)
class CandidatePage:
    lines: tuple[CandidateLine, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True)
class CandidateSearch:
    """``territory_id`` is always the caller's own; the season lies in it."""

    territory_id: UUID
    season_id: UUID
    stage: Stage | None = None
    school_id: UUID | None = None
    page: int = 1


def stage_counts(session: Session, *, territory_id: UUID, season_id: UUID) -> dict[Stage, int]:
    wanted = (
        select(Candidate.stage, func.count())
        .where(Candidate.season_id == season_id, Candidate.territory_id == territory_id)
        .group_by(Candidate.stage)
    )
    return {stage: count for stage, count in session.execute(wanted)}  # noqa: C416  # rows are no pairs for mypy


def module_lines(session: Session, *, season_id: UUID) -> list[ModuleLine]:
    waiting = (
        select(func.count())
        .where(WaitingEntry.module_id == Module.id, WaitingEntry.status == WaitingStatus.WAITING)
        .scalar_subquery()
    )
    wanted = select(Module, waiting).where(Module.season_id == season_id).order_by(Module.starts_at, Module.id)
    return [module_line(module, waiting=count) for module, count in session.execute(wanted)]


def module_line(module: Module, *, waiting: int) -> ModuleLine:
    return ModuleLine(
        id=module.id,
        title=module.title,
        starts_at=module.starts_at,
        ends_at=module.ends_at,
        place=module.place,
        address=module.address,
        capacity=module.capacity,
        taken=module.taken,
        waiting=waiting,
    )


def candidate_page(session: Session, search: CandidateSearch) -> CandidatePage:
    """Newest first: names are encrypted, so the database cannot sort them."""
    conditions = _conditions(search)
    total = session.scalars(select(func.count()).select_from(Candidate).where(*conditions)).one()
    wanted = (
        select(Candidate, Partner.name)
        .outerjoin(Partner, Partner.id == Candidate.school_partner_id)
        .where(*conditions)
        .order_by(Candidate.registered_at.desc(), Candidate.id)
        .limit(PAGE_SIZE)
        .offset((search.page - 1) * PAGE_SIZE)
    )
    lines = (
        CandidateLine(row.id, row.full_name, row.stage, school, row.registered_at)
        for row, school in session.execute(wanted)
    )
    return CandidatePage(tuple(lines), total, search.page)


def _conditions(search: CandidateSearch) -> list[ColumnElement[bool]]:
    narrow = [Candidate.season_id == search.season_id, Candidate.territory_id == search.territory_id]
    if search.stage is not None:
        narrow.append(Candidate.stage == search.stage)
    if search.school_id is not None:
        narrow.append(Candidate.school_partner_id == search.school_id)
    return narrow
