"""Sends a new personal link, only ever to the address on file."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from services.recruitment.models import Candidate
from shared.crypto import blind_index
from shared.db.uow import UnitOfWork
from shared.events.catalogue import LinkRenewed


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
