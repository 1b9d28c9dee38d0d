"""A candidate as the other services are told, over the internal API only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from services.recruitment.domain.errors import CandidateUnknown
from services.recruitment.models import Candidate, Decision, Guardian


def candidate_on_the_wire(session: Session, candidate_id: UUID) -> Mapping[str, Any]:
    """Everything a contract needs; ``outcome`` only once it is published."""
    wanted = select(Candidate).where(Candidate.id == candidate_id).options(selectinload(Candidate.guardians))
    candidate = session.scalars(wanted).one_or_none()
    if candidate is None:
        raise CandidateUnknown
    published = select(Decision.outcome).where(
        Decision.candidate_id == candidate_id, Decision.published_at.is_not(None)
    )
    outcome = session.scalars(published).one_or_none()
    own = {name: _plain(getattr(candidate, name)) for name in _COLUMNS}
    return own | {
        "guardians": [_guardian(guardian) for guardian in candidate.guardians],
        "outcome": None if outcome is None else outcome.value,
    }


_COLUMNS = (
    "id",
    "territory_id",
    "season_id",
    "first_name",
    "last_name",
    "birth_date",
    "birth_place",
    "sex",
    "nationality",
    "residence_permit",
    "address",
    "postal_code",
    "city",
    "residence",
    "email",
    "phone",
    "school_partner_id",
    "school_level",
    "locale",
    "care",
    "emancipated",
)


def _guardian(guardian: Guardian) -> Mapping[str, Any]:
    return {
        "first_name": guardian.first_name,
        "last_name": guardian.last_name,
        "relation": guardian.relation.value,
        "email": guardian.email,
        "phone": guardian.phone,
        "sole_ground": None if guardian.sole_ground is None else guardian.sole_ground.value,
    }


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool) else str(value)
