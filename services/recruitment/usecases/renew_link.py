"""Sends a new personal link, only ever to the address on file, and not at every click."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from services.recruitment.models import Candidate, Publication
from shared.clock import Clock
from shared.crypto import blind_index
from shared.db.tables import EVENT
from shared.db.uow import UnitOfWork
from shared.events.catalogue import Event, LinkRenewed, SchoolResultsPublished

PAUSE = timedelta(minutes=2)
"""Within it, asking again sends nothing: a stranger could fill somebody's mailbox otherwise."""


def renew_link_by_address(email: str, *, uow: UnitOfWork, clock: Clock) -> None:
    """Silent about whether the address is known: the answer on screen is the same either way."""
    with uow:
        known = select(Candidate.id).where(Candidate.email_index == blind_index(email))
        latest = uow.session.scalars(known.order_by(Candidate.registered_at.desc()).limit(1)).one_or_none()
        if latest is not None:
            _record_once(LinkRenewed(candidate_id=latest), uow=uow, clock=clock)


def renew_link(candidate_id: UUID, *, uow: UnitOfWork, clock: Clock) -> None:
    """For the holder of a link that has run out."""
    with uow:
        if uow.session.get(Candidate, candidate_id) is not None:
            _record_once(LinkRenewed(candidate_id=candidate_id), uow=uow, clock=clock)


def renew_school_link(partner_id: UUID, *, uow: UnitOfWork, clock: Clock) -> None:
    """Sends the school its latest list again, with a fresh link; nothing where it never had one."""
    with uow:
        lists = select(Publication.id).where(Publication.partner_id == partner_id)
        latest = uow.session.scalars(lists.order_by(Publication.published_at.desc()).limit(1)).one_or_none()
        if latest is not None:
            event = SchoolResultsPublished(publication_id=latest, partner_id=partner_id)
            _record_once(event, uow=uow, clock=clock)


def _record_once(event: Event, *, uow: UnitOfWork, clock: Clock) -> None:
    since = clock.now() - PAUSE
    recent = select(EVENT.c.ids).where(EVENT.c.type == event.type_name(), EVENT.c.occurred_at > since)
    if event.ids() not in list(uow.session.scalars(recent)):
        uow.record(event)
