"""What this service knows of seasons, territories and host places."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.models import PartnerCopy, SeasonCopy, StaffCopy
from shared.errors import NotFound

HOST = "host"


def knows_season(session: Session, season_id: UUID) -> bool:
    return session.get(SeasonCopy, season_id) is not None


def territories(session: Session) -> Sequence[UUID]:
    return session.scalars(select(SeasonCopy.territory_id).distinct()).all()


def current_season(session: Session, territory_id: UUID) -> SeasonCopy | None:
    """The one that starts last."""
    statement = select(SeasonCopy).where(SeasonCopy.territory_id == territory_id)
    return session.scalars(statement.order_by(SeasonCopy.starts_on.desc()).limit(1)).one_or_none()


def season(session: Session, season_id: UUID, *, territory_id: UUID) -> SeasonCopy:
    statement = select(SeasonCopy).where(SeasonCopy.id == season_id, SeasonCopy.territory_id == territory_id)
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise NotFound
    return found


def hosts(session: Session, territory_id: UUID) -> Sequence[PartnerCopy]:
    statement = select(PartnerCopy).where(
        PartnerCopy.territory_id == territory_id, PartnerCopy.kind == HOST, PartnerCopy.active
    )
    return session.scalars(statement.order_by(PartnerCopy.name)).all()


def staff_of(session: Session, territory_id: UUID, *roles: str) -> Sequence[StaffCopy]:
    """Each person once, whatever their roles."""
    statement = select(StaffCopy).where(StaffCopy.territory_id == territory_id, StaffCopy.role.in_(roles))
    found = {one.account_id: one for one in session.scalars(statement.order_by(StaffCopy.role)).all()}
    return list(found.values())
