"""Seasons and prescribers, from recruitment's copies."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.recruitment.domain.season import PRESCRIBERS, SeasonFacts
from services.recruitment.models import Partner, Season


@dataclass(frozen=True)
class SchoolChoice:
    id: UUID
    name: str
    city: str


def season_facts(row: Season) -> SeasonFacts:
    return SeasonFacts(**{field.name: getattr(row, field.name) for field in fields(SeasonFacts)})


def open_season(session: Session, *, today: date, season_id: UUID | None = None) -> SeasonFacts | None:
    """The season that takes registrations: the one named, else the one that opened last."""
    wanted = select(Season).where(Season.registration_opens_on <= today, Season.contract_starts_on > today)
    if season_id is not None:
        wanted = wanted.where(Season.id == season_id)
    row = session.scalars(wanted.order_by(Season.registration_opens_on.desc(), Season.id).limit(1)).one_or_none()
    return None if row is None else season_facts(row)


def seasons_of(session: Session, territory_id: UUID) -> list[SeasonFacts]:
    """Newest first."""
    wanted = select(Season).where(Season.territory_id == territory_id).order_by(Season.starts_on.desc(), Season.id)
    return [season_facts(row) for row in session.scalars(wanted)]


def prescribers(session: Session, territory_id: UUID) -> list[SchoolChoice]:
    wanted = select(Partner).where(
        Partner.territory_id == territory_id, Partner.kind.in_(PRESCRIBERS), Partner.active.is_(True)
    )
    return [SchoolChoice(row.id, row.name, row.city) for row in session.scalars(wanted.order_by(Partner.name))]
