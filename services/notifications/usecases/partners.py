"""The copy of the partner directory, and a partner's own word on the weekly letter."""

from __future__ import annotations

from uuid import UUID

from services.notifications.domain.digests import PartnerFacts
from services.notifications.domain.notices import supported_locale
from services.notifications.models import Partner
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import NotFound


def copy_partner(facts: PartnerFacts, *, uow: UnitOfWork) -> None:
    with uow:
        partner = uow.session.get(Partner, facts.id, with_for_update=True)
        if partner is None:
            partner = Partner(id=facts.id, digest_stopped_at=None)
            uow.session.add(partner)
        partner.territory_id = facts.territory_id
        partner.kind = facts.kind
        partner.name = facts.name
        partner.contact_name = facts.contact_name
        partner.contact_email = facts.contact_email
        partner.locale = supported_locale(facts.locale)
        partner.active = facts.active


def stop_digest(partner_id: UUID, *, uow: UnitOfWork, clock: Clock) -> None:
    """Asked twice, it stays as it was the first time."""
    with uow:
        partner = _find(partner_id, uow=uow)
        partner.digest_stopped_at = partner.digest_stopped_at or clock.now()


def resume_digest(partner_id: UUID, *, uow: UnitOfWork) -> None:
    with uow:
        _find(partner_id, uow=uow).digest_stopped_at = None


def _find(partner_id: UUID, *, uow: UnitOfWork) -> Partner:
    partner = uow.session.get(Partner, partner_id, with_for_update=True)
    if partner is None:
        raise NotFound
    return partner
