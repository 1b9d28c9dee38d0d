"""The partner directory. Every change is announced by ``partner_changed``, once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from services.portal.domain.partner import MinorsPolicy, PartnerFacts, PartnerKind, SheetOutdated, check_partner
from services.portal.models import Funding, Partner
from shared.db.uow import UnitOfWork
from shared.errors import NotFound
from shared.events.catalogue import PartnerChanged

FACTS = tuple(PartnerFacts.__dataclass_fields__)


@dataclass(frozen=True)
class CreatePartner:
    """``amount``: euros, of a funder."""

    partner_id: UUID
    territory_id: UUID
    facts: PartnerFacts
    amount: Decimal | None = None


@dataclass(frozen=True)
class ChangePartner:
    """``version``: of the sheet that the editor had before their eyes."""

    partner_id: UUID
    territory_id: UUID
    version: int
    facts: PartnerFacts
    amount: Decimal | None = None


def create_partner(command: CreatePartner, *, uow: UnitOfWork) -> UUID:
    """A second call with the same id does nothing (a double click)."""
    check_partner(command.facts, command.amount)
    with uow:
        if uow.session.get(Partner, command.partner_id) is None:
            partner = Partner(id=command.partner_id, territory_id=command.territory_id, **asdict(command.facts))
            uow.session.add(partner)
            _settle_amount(uow, partner, None, command.amount)
            uow.record(PartnerChanged(partner_id=partner.id))
        return command.partner_id


def change_partner(command: ChangePartner, *, uow: UnitOfWork) -> bool:
    """True when something changed. Saving what already stands is no change, whatever version the page showed."""
    check_partner(command.facts, command.amount)
    with uow:
        wanted = select(Partner).where(Partner.id == command.partner_id, Partner.territory_id == command.territory_id)
        partner = uow.session.scalar(wanted.with_for_update())
        if partner is None:
            raise NotFound
        funding = uow.session.scalar(select(Funding).where(Funding.partner_id == partner.id))
        standing = funding.amount if funding else None
        if facts_of(partner) == command.facts and standing == command.amount:
            return False
        if partner.version != command.version:
            raise SheetOutdated
        for name in FACTS:
            setattr(partner, name, getattr(command.facts, name))
        partner.version += 1
        _settle_amount(uow, partner, funding, command.amount)
        uow.record(PartnerChanged(partner_id=partner.id))
        return True


def facts_of(partner: Partner) -> PartnerFacts:
    return PartnerFacts(
        kind=PartnerKind(partner.kind),
        name=partner.name,
        city=partner.city,
        contact_name=partner.contact_name,
        contact_email=partner.contact_email,
        minors_policy=MinorsPolicy(partner.minors_policy),
        locale=partner.locale,
        active=partner.active,
    )


def _settle_amount(uow: UnitOfWork, partner: Partner, funding: Funding | None, amount: Decimal | None) -> None:
    if funding is not None and amount is None:
        uow.session.delete(funding)
    elif funding is not None and amount is not None:
        funding.amount = amount
    elif amount is not None:
        uow.session.add(Funding(territory_id=partner.territory_id, partner=partner, amount=amount))
