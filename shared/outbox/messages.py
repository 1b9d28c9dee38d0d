"""A message on its way: written with the business rows, published after their commit."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from shared.clock import system_now
from shared.correlation import correlation_id
from shared.db.tables import EVENT, OUTBOX
from shared.events.catalogue import Event
from shared.events.registry import SUBSCRIBERS, consumer_queue, consumer_task

# The writer publishes right after its commit; the sweeper leaves it this long before taking over.
OWN_PUBLISH_LEASE = timedelta(seconds=15)


@dataclass(frozen=True)
class Message:
    """One task call: ``arguments`` are ids as JSON primitives."""

    id: UUID
    task: str
    queue: str
    arguments: Mapping[str, Any]
    correlation_id: str
    attempt: int = 0
    # The service whose outbox holds the row, to which the subscriber confirms.
    origin: str = ""


def store_event(session: Session, event: Event, *, at: datetime) -> tuple[UUID, list[Message]]:
    """Writes the fact and one outbox row per subscriber; returns the event's id and the messages."""
    event_id = uuid.uuid4()
    session.execute(
        EVENT.insert().values(
            id=event_id,
            type=event.type_name(),
            version=event.VERSION,
            occurred_at=at,
            correlation_id=correlation_id(),
            ids=event.ids(),
        )
    )
    arguments = {"event_id": str(event_id), "version": event.VERSION, **event.ids()}
    messages = [
        new_message(consumer_task(service, type(event)), consumer_queue(service), arguments)
        for service in SUBSCRIBERS[type(event)]
    ]
    store_messages(session.connection(), messages)
    return event_id, messages


def new_message(task: str, queue: str, arguments: Mapping[str, Any], *, attempt: int = 0) -> Message:
    return Message(uuid.uuid4(), task, queue, dict(arguments), correlation_id(), attempt)


def store_messages(
    connection: Connection, messages: Iterable[Message], *, delay: timedelta = OWN_PUBLISH_LEASE
) -> None:
    """``delay``: how long the sweeper leaves the rows alone (the writer's lease, or a retry's wait)."""
    now = system_now()
    rows = [
        {
            "id": message.id,
            "task": message.task,
            "queue": message.queue,
            "arguments": dict(message.arguments),
            "correlation_id": message.correlation_id,
            "created_at": now,
            "attempt": message.attempt,
            "next_attempt_at": now + delay,
            "publications": 0,
        }
        for message in messages
    ]
    if rows:
        connection.execute(OUTBOX.insert(), rows)
