"""The unit of work: one use case, one transaction; the only place of the code base that commits.

A use case receives it unopened and writes ``with uow:``. A use case called by another joins the outer one.
Leaving the block without an exception commits, then publishes the outbox rows that the block wrote.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import TracebackType
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Engine, MetaData
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from shared.clock import Clock, system_now
from shared.correlation import correlation_id
from shared.db.constraints import constraint_name
from shared.db.tables import ACCESS_LOG, INBOX, TRANSITION
from shared.errors import AlreadyHandled, DomainError
from shared.events.catalogue import Event
from shared.links import LinkBook, LinkRequest
from shared.outbox.messages import Message, new_message, store_event, store_messages
from shared.outbox.relay import Relay


@dataclass(frozen=True)
class Wiring:
    """What every unit of work of one service needs."""

    service: str
    engine: Engine
    metadata: MetaData
    clock: Clock
    relay: Relay
    links: LinkBook
    constraint_errors: Mapping[str, type[DomainError]]


class UnitOfWork:
    """``actor``: who acts, as ``staff:<id>``, a link's person key or ``system``. ``once``: the event handled here."""

    def __init__(self, wiring: Wiring, *, actor: str = "system", once: UUID | None = None) -> None:
        self._wiring = wiring
        self._once = once
        self._depth = 0
        self._session: Session | None = None
        self._messages: list[Message] = []
        self.actor = actor

    @property
    def session(self) -> Session:
        if self._session is None:
            raise RuntimeError("the unit of work is not open")
        return self._session

    def __enter__(self) -> Self:
        self._depth += 1
        if self._depth == 1:
            self._session = Session(self._wiring.engine, expire_on_commit=False)
            self._messages = []
            if self._once is not None:
                self._claim_event(self._once)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._depth -= 1
        if self._depth:
            return
        session, self._session = self.session, None
        try:
            if error is None:
                session.commit()
            else:
                session.rollback()
        except IntegrityError as refused:
            session.rollback()
            self._raise_named(refused)
        finally:
            session.close()
        if isinstance(error, IntegrityError):
            self._raise_named(error)
        if error is None and self._messages:
            self._wiring.relay.publish(self._messages)

    def record(self, event: Event) -> UUID:
        """Writes the fact and its messages with the business rows; returns the event's id."""
        if self._wiring.service != event.PRODUCER:
            raise ValueError(f"{self._wiring.service} may not record {event.type_name()}")
        event_id, messages = store_event(self.session, event, at=self._wiring.clock.now())
        self._messages += messages
        return event_id

    def enqueue(self, task: str, *, queue: str, **ids: UUID | str | int) -> None:
        """Calls a task of this service after the commit, by the same outbox as events."""
        arguments = {name: str(value) if isinstance(value, UUID) else value for name, value in ids.items()}
        message = new_message(task, queue, arguments)
        store_messages(self.session.connection(), [message])
        self._messages.append(message)

    def moved(
        self,
        entity: str,
        entity_id: UUID,
        *,
        event: StrEnum | str,
        states: tuple[StrEnum | str, StrEnum | str],
        why: str = "",
    ) -> None:
        """Logs one move of a lifecycle, from the first of ``states`` to the second: who, when, why."""
        before, after = states
        row = {
            "id": uuid.uuid4(),
            "entity": entity,
            "entity_id": entity_id,
            "event": str(event),
            "before": str(before),
            "after": str(after),
            "actor": self.actor,
            "why": why or None,
            "occurred_at": self._wiring.clock.now(),
            "correlation_id": correlation_id(),
        }
        self.session.execute(TRANSITION.insert().values(row))

    def accessed(self, action: str, subject_id: UUID) -> None:
        """Logs that ``actor`` opened a youth's file."""
        row: dict[str, Any] = {"id": uuid.uuid4(), "actor": self.actor, "action": action, "subject_id": subject_id}
        self.session.execute(ACCESS_LOG.insert().values(row | {"occurred_at": self._wiring.clock.now()}))

    def issue_link(self, purpose: str, subject_id: UUID, *, person_key: str, days: int = 30) -> str:
        """The personal token for this person and purpose: the standing one while it is valid, else a new version."""
        return self._wiring.links.issue(
            self.session.connection(),
            LinkRequest(purpose, subject_id, person_key),
            now=self._wiring.clock.now(),
            lifetime=timedelta(days=days),
        )

    def revoke_links(self, subject_id: UUID, *, purpose: str | None = None) -> None:
        """Ends every standing link to ``subject_id`` (of one purpose, or all)."""
        now: datetime = self._wiring.clock.now()
        self._wiring.links.revoke(self.session.connection(), subject_id=subject_id, purpose=purpose, now=now)

    def _claim_event(self, event_id: UUID) -> None:
        try:
            self.session.execute(INBOX.insert().values(event_id=event_id, handled_at=system_now()))
        except IntegrityError:
            self._abandon()
            raise AlreadyHandled(str(event_id)) from None
        except BaseException:
            self._abandon()
            raise

    def _abandon(self) -> None:
        session, self._session, self._depth = self.session, None, 0
        session.rollback()
        session.close()

    def _raise_named(self, refused: IntegrityError) -> None:
        name = constraint_name(refused, self._wiring.metadata)
        domain_error = self._wiring.constraint_errors.get(name or "")
        if domain_error is None:
            raise refused
        raise domain_error() from refused
