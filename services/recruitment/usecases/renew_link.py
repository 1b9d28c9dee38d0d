"""Sends a new personal link, only ever to the address on file."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from services.recruitment.models import Candidate, Publication
from shared.crypto import blind_index
from shared.db.uow import UnitOfWork
from shared.events.catalogue import LinkRenewed, SchoolResultsPublished


def renew_link_by_address(email: str, *, uow: UnitOfWork) -> None:
    """Silent about whether the address is known: the answer on screen is the same either way."""
    with uow:
        known = select(Candidate.id).where(Candidate.email_index == blind_index(email))
        latest = uow.session.scalars(known.order_by(Candidate.registered_at.desc()).limit(1)).one_or_none()
        if latest is not None:
            uow.record(LinkRenewed(candidate_id=latest))


def renew_link(candidate_id: UUID, *, uow: UnitOfWork) -> None:
    """For the holder of a link that has run out."""
    with uow:
        if uow.session.get(Candidate, candidate_id) is not None:
            uow.record(LinkRenewed(candidate_id=candidate_id))


def renew_school_link(partner_id: UUID, *, uow: UnitOfWork) -> None:
    """Sends the school its latest list again, with a fresh link; nothing where it never had one."""
    with uow:
        lists = select(Publication.id).where(Publication.partner_id == partner_id)
        latest = uow.session.scalars(lists.order_by(Publication.published_at.desc()).limit(1)).one_or_none()
        if latest is not None:
            uow.record(SchoolResultsPublished(publication_id=latest, partner_id=partner_id))
