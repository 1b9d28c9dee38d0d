"""One candidate, one module, one grid: the sheets that the team works with."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from services.recruitment.domain.booking import BookingStatus
from services.recruitment.domain.candidacy import Stage
from services.recruitment.domain.eligibility import age_on, is_minor
from services.recruitment.domain.errors import CandidateUnknown, ModuleUnknown
from services.recruitment.domain.registration import Application, Contact, GuardianEntry, Identity, Situation
from services.recruitment.domain.scoring import may_see_others
from services.recruitment.domain.vocabulary import FileKind
from services.recruitment.models import Booking, Candidate, CandidateFile, Module, Partner, ScoreSheet, Season
from services.recruitment.queries.overview import ModuleLine, module_line
from shared.db.tables import ACCESS_LOG, TRANSITION


@dataclass(frozen=True)
class FileLine:
    kind: FileKind
    media_type: str
    size: int


@dataclass(frozen=True)
class MoveLine:
    at: datetime
    stage: Stage


@dataclass(frozen=True)
class OpeningLine:
    at: datetime
    actor: str
    action: str


@dataclass(frozen=True)
class BookedModule:
    module_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    status: BookingStatus


@dataclass(frozen=True)
class CandidateSheet:
    """Everything that the team knows of one person."""

    id: UUID
    name: str
    stage: Stage
    season_id: UUID
    season_name: str
    application: Application
    school: str | None
    age: int
    is_minor: bool
    files: tuple[FileLine, ...]
    booking: BookedModule | None
    moves: tuple[MoveLine, ...]
    openings: tuple[OpeningLine, ...]


@dataclass(frozen=True)
class SheetLine:
    """One assessor's result."""

    assessor_id: UUID
    assessor: str
    mean: Decimal
    note: str
    submitted_at: datetime


@dataclass(frozen=True)
class Panel:
    """The grids of one candidate as one assessor may see them; ``others`` is empty while it would sway."""

    candidate_id: UUID
    name: str
    stage: Stage
    own: SheetLine | None
    count: int
    others: tuple[SheetLine, ...]


@dataclass(frozen=True)
class Attendee:
    booking_id: UUID
    candidate_id: UUID
    name: str
    school: str | None
    status: BookingStatus
    sheets: int
    has_own_sheet: bool


@dataclass(frozen=True)
class ModuleSheet:
    module: ModuleLine
    season_id: UUID
    attendees: tuple[Attendee, ...]


def own_candidate(session: Session, candidate_id: UUID, *, territory_id: UUID) -> Candidate:
    """Raises ``CandidateUnknown`` for a candidate of another territory."""
    own = select(Candidate).where(Candidate.id == candidate_id, Candidate.territory_id == territory_id)
    candidate = session.scalars(own.options(selectinload(Candidate.guardians))).one_or_none()
    if candidate is None:
        raise CandidateUnknown
    return candidate


def candidate_sheet(session: Session, candidate_id: UUID, *, territory_id: UUID, today: date) -> CandidateSheet:
    candidate = own_candidate(session, candidate_id, territory_id=territory_id)
    return CandidateSheet(
        id=candidate.id,
        name=candidate.full_name,
        stage=candidate.stage,
        season_id=candidate.season_id,
        season_name=session.get_one(Season, candidate.season_id).name,
        application=_application(candidate),
        school=_school(session, candidate),
        age=age_on(candidate.birth_date, today),
        is_minor=is_minor(candidate.birth_date, today),
        files=_files(session, candidate.id),
        booking=_latest_booking(session, candidate.id),
        moves=_moves(session, candidate.id),
        openings=_openings(session, candidate.id),
    )


def module_sheet(session: Session, module_id: UUID, *, territory_id: UUID, assessor_id: UUID) -> ModuleSheet:
    """Everyone who holds or held a place, by name; how many grids are in, but never their marks."""
    module = session.scalars(
        select(Module).where(Module.id == module_id, Module.territory_id == territory_id)
    ).one_or_none()
    if module is None:
        raise ModuleUnknown
    sheets = select(func.count()).where(ScoreSheet.candidate_id == Candidate.id)
    wanted = (
        select(
            Booking,
            Candidate,
            Partner.name,
            sheets.scalar_subquery(),
            sheets.where(ScoreSheet.assessor_id == assessor_id).scalar_subquery(),
        )
        .join(Candidate, Candidate.id == Booking.candidate_id)
        .outerjoin(Partner, Partner.id == Candidate.school_partner_id)
        .where(Booking.module_id == module_id, Booking.status != BookingStatus.CANCELLED)
    )
    found = [
        Attendee(booking.id, person.id, person.full_name, school, booking.status, count, bool(own))
        for booking, person, school, count, own in session.execute(wanted)
    ]
    line = module_line(module, waiting=0)
    return ModuleSheet(line, module.season_id, tuple(sorted(found, key=lambda attendee: attendee.name.casefold())))


def panel_of(session: Session, candidate_id: UUID, *, territory_id: UUID, assessor_id: UUID) -> Panel:
    candidate = own_candidate(session, candidate_id, territory_id=territory_id)
    wanted = select(ScoreSheet).where(ScoreSheet.candidate_id == candidate_id).order_by(ScoreSheet.submitted_at)
    lines = [sheet_line(row) for row in session.scalars(wanted)]
    own = next((line for line in lines if line.assessor_id == assessor_id), None)
    shown = may_see_others(own_submitted=own is not None, sheets=len(lines))
    others = tuple(line for line in lines if line is not own) if shown else ()
    return Panel(candidate.id, candidate.full_name, candidate.stage, own, len(lines), others)


def sheet_line(row: ScoreSheet) -> SheetLine:
    return SheetLine(row.assessor_id, row.assessor_name, row.mean, row.note, row.submitted_at)


def _application(candidate: Candidate) -> Application:
    """What was typed, read back from the columns of the same names."""
    return Application(
        identity=Identity(**_columns(candidate, Identity)),
        situation=Situation(school=str(candidate.school_partner_id or ""), **_columns(candidate, Situation, "school")),
        contact=Contact(**_columns(candidate, Contact)),
        guardians=tuple(GuardianEntry(**_columns(guardian, GuardianEntry)) for guardian in candidate.guardians),
    )


def _columns(row: object, part: type[Any], *without: str) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in fields(part) if field.name not in without}


def _school(session: Session, candidate: Candidate) -> str | None:
    if candidate.school_partner_id is None:
        return None
    return session.scalars(select(Partner.name).where(Partner.id == candidate.school_partner_id)).one_or_none()


def _files(session: Session, candidate_id: UUID) -> tuple[FileLine, ...]:
    wanted = select(CandidateFile).where(CandidateFile.candidate_id == candidate_id).order_by(CandidateFile.kind)
    return tuple(FileLine(row.kind, row.media_type, row.size) for row in session.scalars(wanted))


def _latest_booking(session: Session, candidate_id: UUID) -> BookedModule | None:
    wanted = (
        select(Booking, Module)
        .join(Module, Module.id == Booking.module_id)
        .where(Booking.candidate_id == candidate_id, Booking.status != BookingStatus.CANCELLED)
        .order_by(Booking.booked_at.desc())
        .limit(1)
    )
    found = session.execute(wanted).one_or_none()
    if found is None:
        return None
    booking, module = found
    return BookedModule(module.id, module.title, module.starts_at, module.ends_at, booking.status)


def _moves(session: Session, candidate_id: UUID) -> tuple[MoveLine, ...]:
    log = TRANSITION.c
    wanted = select(log.occurred_at, log.after).where(
        log.entity == "candidacy", log.entity_id == candidate_id, log.after != log.before
    )
    return tuple(MoveLine(at, Stage(after)) for at, after in session.execute(wanted.order_by(log.occurred_at)))


def _openings(session: Session, candidate_id: UUID) -> tuple[OpeningLine, ...]:
    """The last twenty times that somebody of the team opened this person's sheet or files."""
    log = ACCESS_LOG.c
    wanted = select(log.occurred_at, log.actor, log.action).where(log.subject_id == candidate_id)
    latest = wanted.order_by(log.occurred_at.desc()).limit(20)
    return tuple(OpeningLine(at, actor, action) for at, actor, action in session.execute(latest))
