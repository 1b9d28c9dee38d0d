"""Copies of what the portal owns: seasons, partners, and the staff to warn."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, update

from services.contracts.domain.ports import PartnerFacts, SeasonFacts, StaffFacts
from services.contracts.domain.terms import EmploymentTerms
from services.contracts.models import Dossier, PartnerCopy, SeasonCopy, StaffCopy
from shared.db.uow import UnitOfWork


def copy_season(facts: SeasonFacts, *, uow: UnitOfWork) -> None:
    """Terms that HR settled are kept and contract dates are HR's to move; a new season begins with the usual terms."""
    with uow:
        season = uow.session.get(SeasonCopy, facts.id)
        if season is None:
            season = SeasonCopy(id=facts.id, terms=EmploymentTerms().to_json())
            uow.session.add(season)
        season.territory_id = facts.territory_id
        season.name = facts.name
        season.starts_on, season.ends_on = facts.starts_on, facts.ends_on
        season.first_session_on = facts.first_session_on
        season.contract_starts_on, season.contract_ends_on = facts.contract_starts_on, facts.contract_ends_on
        season.association = facts.association
        moved = update(Dossier).where(Dossier.season_id == facts.id).values(first_session_on=facts.first_session_on)
        uow.session.execute(moved)


def copy_partner(facts: PartnerFacts, *, uow: UnitOfWork) -> None:
    with uow:
        partner = uow.session.get(PartnerCopy, facts.id)
        if partner is None:
            partner = PartnerCopy(id=facts.id)
            uow.session.add(partner)
        for name in (
            "territory_id",
            "kind",
            "name",
            "city",
            "contact_name",
            "contact_email",
            "locale",
            "minors_policy",
        ):
            setattr(partner, name, getattr(facts, name))
        partner.active = facts.active


def copy_staff(territory_id: UUID, *, people: Iterable[StaffFacts], uow: UnitOfWork) -> None:
    """Replaces the copy of one territory: whoever left is no longer told."""
    with uow:
        uow.session.execute(delete(StaffCopy).where(StaffCopy.territory_id == territory_id))
        for one in people:
            row = StaffCopy(territory_id=territory_id, account_id=one.account_id, role=one.role, locale=one.locale)
            row.name, row.email = one.name, one.email
            uow.session.add(row)
