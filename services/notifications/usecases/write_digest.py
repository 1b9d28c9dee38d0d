"""One partner's weekly letter: one run row per partner and ISO week, and no mail when there is nothing to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from sqlalchemy import select

from services.notifications.domain.catalogue import PARTNER_DIGEST
from services.notifications.domain.digests import DigestItem, PartnerFacts, Window
from services.notifications.domain.notices import Recipient
from services.notifications.domain.ports import MailWriter
from services.notifications.models import DigestRun
from services.notifications.usecases.post import Posting, post, send_soon
from shared.clock import Clock
from shared.db.uow import UnitOfWork

PURPOSE = "digest"
# A letter is read late, and the way out of it must work whenever it is read.
LINK_DAYS = 365


@dataclass(frozen=True)
class WriteDigest:
    """``items``: what the other services had to say to this partner about ``window``."""

    partner: PartnerFacts
    window: Window
    items: Sequence[DigestItem]


@dataclass(frozen=True)
class Desk:
    """``address_of`` turns a personal token into the absolute address of the unsubscribe page."""

    writer: MailWriter
    address_of: Callable[[str], str]


def write_digest(command: WriteDigest, *, uow: UnitOfWork, clock: Clock, desk: Desk) -> bool:
    """Whether a letter was written: not for an empty week, nor for a week that has been looked at."""
    partner, window = command.partner, command.window
    with uow:
        if _told(partner.id, window, uow=uow):
            return False
        run = DigestRun(
            id=uuid4(),
            territory_id=partner.territory_id,
            partner_id=partner.id,
            week=window.week,
            since=window.since,
            until=window.until,
            items=len(command.items),
            created_at=clock.now(),
        )
        uow.session.add(run)
        if not command.items:
            return False
        token = uow.issue_link(PURPOSE, partner.id, person_key=f"partner:{partner.id}", days=LINK_DAYS)
        posting = _posting(command, run, desk)
        letter = post(replace(posting, unsubscribe_url=desk.address_of(token)), uow=uow, writer=desk.writer)
        send_soon([letter], uow=uow)
        return True


def _told(partner_id: UUID, window: Window, *, uow: UnitOfWork) -> bool:
    known = select(DigestRun.id).where(DigestRun.partner_id == partner_id, DigestRun.week == window.week)
    return uow.session.scalar(known) is not None


def _posting(command: WriteDigest, run: DigestRun, desk: Desk) -> Posting:
    partner = command.partner
    return Posting(
        event_id=run.id,
        territory_id=partner.territory_id,
        kind=PARTNER_DIGEST,
        recipient=Recipient(
            key=f"partner:{partner.id}",
            name=partner.contact_name or partner.name,
            email=partner.contact_email,
            locale=partner.locale,
        ),
        at=run.created_at,
        context=desk.writer.digest_context(partner, window=command.window, items=command.items),
    )
