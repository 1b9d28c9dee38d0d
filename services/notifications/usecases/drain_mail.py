"""Queue to mail server: batches leased by conditional update, one kept connection, each outcome written at once.

No transaction is open while the server is spoken to. A mail becomes ``sending`` right before its turn, so a worker
that dies leaves one in doubt: ``quarantine`` makes it ``unknown``, held for a person, never sent again by itself. The
rest of its batch is still ``queued``, and due again when the lease runs out.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from services.notifications.domain.deliveries import DELIVERY, MAIL_BACKOFF, STALE_AFTER, WORKER, Event, State
from services.notifications.domain.ports import MailConnection, MailTransport, NotNow, Parcel, Refused, Unconfirmed
from services.notifications.models import AddressMark, Delivery
from shared.clock import Clock, monotonic, system_now
from shared.db.uow import UnitOfWork
from shared.errors import Permanent, Transient
from shared.events.catalogue import DeliveryFailed

log = structlog.get_logger(__name__)

# Few enough that a drain is through them well within the lease, many enough that the claim costs little.
BATCH = 20
LEASE = timedelta(seconds=90)
# A drain stops well before its task's time limit; the sweep goes on with the rest.
DRAIN_SECONDS = 25.0
# One mail that a server chokes on must not hold up the rest; a server that chokes on all is left alone for a while.
LOST_CONNECTIONS = 3
OpenUnit = Callable[[], UnitOfWork]


@dataclass(frozen=True)
class Claimed:
    """One mail that this worker, and no other, is to send."""

    id: UUID
    claim_id: UUID
    address: str = field(repr=False)
    mime: bytes = field(repr=False)


def drain_mail(*, open_unit: OpenUnit, transport: MailTransport, clock: Clock, seconds: float = DRAIN_SECONDS) -> int:
    """Sends what is due until nothing is, or time is up; returns how many the server took."""
    desk = _Desk(open_unit, clock, until=monotonic() + seconds)
    sent, lost = 0, 0
    with ExitStack() as stack:
        connection: MailConnection | None = None
        while lost < LOST_CONNECTIONS and not desk.is_over():
            batch = claim_batch(uow=open_unit(), now=system_now())
            if not batch:
                break
            try:
                connection = connection or stack.enter_context(transport.connect())
            except (Transient, Permanent) as error:
                log.warning("mail_server_unreachable", held=len(batch))
                _postpone_unbegun(batch, str(error), open_unit=open_unit)
                break
            done, holds = _send_batch(batch, connection, desk)
            sent, lost, connection = sent + done, lost + (not holds), connection if holds else None
    return sent


@dataclass(frozen=True)
class _Desk:
    """What every mail of one drain needs; ``until`` on the monotonic clock."""

    open_unit: OpenUnit
    clock: Clock
    until: float

    def is_over(self) -> bool:
        return monotonic() >= self.until


def claim_batch(*, uow: UnitOfWork, now: datetime, size: int = BATCH) -> list[Claimed]:
    """Leases what is due, oldest first; two workers never hold the same row, and ``begin`` looks once more."""
    with uow:
        due = (
            select(Delivery.id)
            .where(Delivery.state == State.QUEUED, Delivery.next_attempt_at <= now)
            .order_by(Delivery.next_attempt_at, Delivery.created_at)
            .limit(size)
            .with_for_update(skip_locked=True)
        )
        ids = list(uow.session.scalars(due))
        if not ids:
            return []
        claim_id = uuid4()
        claim = (
            update(Delivery)
            .where(Delivery.id.in_(ids), Delivery.state == State.QUEUED)
            .values(claim_id=claim_id, next_attempt_at=now + LEASE)
            .returning(Delivery.id, Delivery.address, Delivery.mime)
        )
        rows = {row.id: row for row in uow.session.execute(claim)}
        return [Claimed(key, claim_id, rows[key].address, rows[key].mime) for key in ids if key in rows]


def begin(mail: Claimed, *, uow: UnitOfWork, now: datetime) -> bool:
    """From here on nobody but this worker, or a person, can say what became of it. False when the lease was lost."""
    with uow:
        start = (
            update(Delivery)
            .where(Delivery.id == mail.id, Delivery.claim_id == mail.claim_id, Delivery.state == State.QUEUED)
            .values(state=State.SENDING, claimed_at=now, attempts=Delivery.attempts + 1)
        )
        begun = uow.session.execute(start.returning(Delivery.id)).scalar_one_or_none() is not None
        if begun:
            uow.moved("delivery", mail.id, event=Event.CLAIM, states=(State.QUEUED, State.SENDING))
        return begun


def _send_batch(batch: list[Claimed], connection: MailConnection, desk: _Desk) -> tuple[int, bool]:
    """How many went, and whether the connection is still good. Whatever happens, those whose turn did not come are
    given back; the one that was under way is not, as nobody knows."""
    sent, begun = 0, 0
    try:
        for mail in batch:
            if desk.is_over():
                return sent, True
            begun += 1
            sent += _send(mail, connection, desk)
    except _ConnectionLost:
        return sent, False
    finally:
        _release(batch[begun:], open_unit=desk.open_unit)
    return sent, True


def _send(mail: Claimed, connection: MailConnection, desk: _Desk) -> bool:
    """Hands one mail over and writes the answer. Raises ``_ConnectionLost`` when no other can follow."""
    if not begin(mail, uow=desk.open_unit(), now=system_now()):
        return False
    try:
        connection.send(Parcel(mail.address, mail.mime))
    except NotNow as error:
        _postpone_all([mail], str(error), open_unit=desk.open_unit)
    except Transient as error:
        _postpone_all([mail], str(error), open_unit=desk.open_unit)
        raise _ConnectionLost from None
    except Unconfirmed as error:
        lose_sight(mail, uow=desk.open_unit(), why=str(error))
        raise _ConnectionLost from None
    except Refused as error:
        record_refusal(mail, refusal=error, uow=desk.open_unit(), clock=desk.clock)
    else:
        record_sent(mail, uow=desk.open_unit(), clock=desk.clock)
        return True
    return False


class _ConnectionLost(Exception):
    pass


def record_sent(mail: Claimed, *, uow: UnitOfWork, clock: Clock) -> None:
    """The server has said yes. Also settles a row that the sweeper gave up on while this worker was slow."""
    with uow:
        if delivery := _mine(mail, uow=uow):
            _move(delivery, Event.ACCEPT, uow=uow)
            delivery.sent_at = clock.now()
            log.info("mail_sent", delivery_id=str(delivery.id), kind=delivery.kind)


def lose_sight(mail: Claimed, *, uow: UnitOfWork, why: str) -> None:
    with uow:
        if delivery := _mine(mail, uow=uow):
            _move(delivery, Event.LOSE_SIGHT, uow=uow, why=why)


def record_refusal(mail: Claimed, *, refusal: Refused, uow: UnitOfWork, clock: Clock) -> None:
    """Failed for good: the staff is told, and an address that does not exist gets no more letters."""
    with uow:
        if delivery := _mine(mail, uow=uow):
            _move(delivery, Event.GIVE_UP, uow=uow, why=str(refusal))
            uow.record(DeliveryFailed(delivery_id=delivery.id))
            if refusal.address_at_fault:
                _mark(delivery, str(refusal), uow=uow, at=clock.now())


def postpone(mail: Claimed, *, why: str, uow: UnitOfWork, now: datetime, jitter: float) -> None:
    """Back into the queue, later each time; failed once the budget is spent."""
    with uow:
        delivery = _mine(mail, uow=uow)
        if delivery is None:
            return
        due = MAIL_BACKOFF.next_attempt(now=now, attempts=delivery.attempts, jitter=jitter)
        if due is None:
            _move(delivery, Event.GIVE_UP, uow=uow, why=why)
            uow.record(DeliveryFailed(delivery_id=delivery.id))
            return
        _move(delivery, Event.POSTPONE, uow=uow, why=why)
        delivery.next_attempt_at = due


def quarantine(*, uow: UnitOfWork, now: datetime, limit: int = 200) -> int:
    """Mails that nobody is working on any more become ``unknown``; returns how many."""
    with uow:
        stale = (
            select(Delivery)
            .where(Delivery.state == State.SENDING, Delivery.claimed_at < now - STALE_AFTER)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        found = list(uow.session.scalars(stale))
        for delivery in found:
            _move(delivery, Event.LOSE_SIGHT, uow=uow, why="worker lost")
        return len(found)


def _postpone_all(mails: list[Claimed], why: str, *, open_unit: OpenUnit) -> None:
    for mail in mails:
        # Jitter spreads retries; it guards nothing.
        postpone(mail, why=why, uow=open_unit(), now=system_now(), jitter=random.random())  # noqa: S311


def _postpone_unbegun(mails: list[Claimed], why: str, *, open_unit: OpenUnit) -> None:
    """A server that cannot be reached counts as an attempt, so that a wrong address of it ends one day."""
    _postpone_all([mail for mail in mails if begin(mail, uow=open_unit(), now=system_now())], why, open_unit=open_unit)


def _release(mails: list[Claimed], *, open_unit: OpenUnit) -> None:
    """Their turn had not come: due at once, and nothing counted against them."""
    if not mails:
        return
    with open_unit() as uow:
        uow.session.execute(
            update(Delivery)
            .where(Delivery.id.in_([mail.id for mail in mails]), Delivery.state == State.QUEUED)
            .where(Delivery.claim_id == mails[0].claim_id)
            .values(claim_id=None, next_attempt_at=system_now())
        )


def _mine(mail: Claimed, *, uow: UnitOfWork) -> Delivery | None:
    """The row, locked, unless it was settled or claimed anew since."""
    delivery = uow.session.get(Delivery, mail.id, with_for_update=True)
    if delivery is None or delivery.claim_id != mail.claim_id or delivery.state not in (State.SENDING, State.UNKNOWN):
        return None
    return delivery


def _move(delivery: Delivery, event: Event, *, uow: UnitOfWork, why: str = "") -> None:
    before = State(delivery.state)
    after = DELIVERY.move(before, event, actor=WORKER)
    delivery.state = after
    delivery.last_error = why or None
    uow.moved("delivery", delivery.id, event=event, states=(before, after), why=why)


def _mark(delivery: Delivery, why: str, *, uow: UnitOfWork, at: datetime) -> None:
    known = select(AddressMark.id).where(
        AddressMark.territory_id == delivery.territory_id, AddressMark.address_index == delivery.address_index
    )
    if uow.session.scalar(known) is not None:
        return
    mark = AddressMark(
        territory_id=delivery.territory_id, address_index=delivery.address_index, reason=why, marked_at=at
    )
    # Another worker may mark it at the same moment: that must not undo what this one knows of its mail.
    with suppress(IntegrityError), uow.session.begin_nested():
        uow.session.add(mark)
