"""What a prescriber school may know: its own pupils, their names and the published outcome, nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.recruitment.domain.errors import CandidateUnknown
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.models import Candidate, Decision, Partner, Season


@dataclass(frozen=True)
class PupilResult:
    name: str
    outcome: Outcome


@dataclass(frozen=True)
class SchoolSeason:
    """One season's list of one school."""

    season_name: str
    contact_email: str
    pupils: tuple[PupilResult, ...]


@dataclass(frozen=True)
class SchoolPage:
    name: str
    contact_name: str
    seasons: tuple[SchoolSeason, ...]


def pupils_of(session: Session, partner_id: UUID, *, season_id: UUID) -> tuple[PupilResult, ...]:
    """Sorted by name here: the names are encrypted in the database."""
    wanted = (
        select(Candidate, Decision.outcome)
        .join(Decision, Decision.candidate_id == Candidate.id)
        .where(
            Candidate.school_partner_id == partner_id,
            Candidate.season_id == season_id,
            Decision.published_at.is_not(None),
        )
    )
    rows = [(row.last_name, row.first_name, outcome) for row, outcome in session.execute(wanted)]
    rows.sort(key=lambda row: (row[0].casefold(), row[1].casefold()))
    return tuple(PupilResult(f"{first} {last}", outcome) for last, first, outcome in rows)


def school_page(session: Session, partner_id: UUID) -> SchoolPage:
    school = session.get(Partner, partner_id)
    if school is None:
        raise CandidateUnknown
    seasons = select(Season).where(Season.territory_id == school.territory_id).order_by(Season.starts_on.desc())
    lists = [
        SchoolSeason(season.name, season.contact_email, pupils)
        for season in session.scalars(seasons)
        if (pupils := pupils_of(session, partner_id, season_id=season.id))
    ]
    return SchoolPage(school.name, school.contact_name, tuple(lists))


def registered_count(session: Session, partner_id: UUID, *, since: datetime, until: datetime) -> int:
    """How many of its pupils registered in a stretch of time: a number, no name."""
    wanted = select(func.count()).select_from(Candidate)
    pupils = wanted.where(Candidate.school_partner_id == partner_id)
    return session.scalars(pupils.where(Candidate.registered_at >= since, Candidate.registered_at < until)).one()


def partner_locale(session: Session, partner_id: UUID) -> str | None:
    """None for a partner that recruitment does not know."""
    return session.scalars(select(Partner.locale).where(Partner.id == partner_id)).one_or_none()
