"""The ground of an installation: a territory and the association that employs in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import select

from services.portal.models import Association, Territory
from shared.db.uow import UnitOfWork


@dataclass(frozen=True)
class AssociationFacts:
    """As the contracts name the employer. ``siret``: 14 digits; ``ape``: as 94.99Z."""

    name: str
    legal_name: str
    address: str
    siret: str
    ape: str
    convention: str
    signatory_name: str
    signatory_title: str
    email: str
    phone: str


def found_territory(territory_id: UUID, *, name: str, uow: UnitOfWork) -> UUID:
    """A second call with the same id does nothing."""
    with uow:
        if uow.session.get(Territory, territory_id) is None:
            uow.session.add(Territory(id=territory_id, name=name))
        return territory_id


def settle_association(facts: AssociationFacts, *, territory_id: UUID, uow: UnitOfWork) -> None:
    with uow:
        association = uow.session.scalar(select(Association).where(Association.territory_id == territory_id))
        if association is None:
            uow.session.add(Association(territory_id=territory_id, **asdict(facts)))
            return
        for name, value in asdict(facts).items():
            setattr(association, name, value)


def facts_of(association: Association) -> AssociationFacts:
    return AssociationFacts(**{name: getattr(association, name) for name in AssociationFacts.__dataclass_fields__})
