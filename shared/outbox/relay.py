"""The relay: hands outbox rows to the broker, right after commit and again by sweep, until the work is confirmed.

A row is not deleted on the broker's yes: between a worker's pop and its note of what it took, a killed worker loses
the message (kombu on Redis; seen in the journey with a worker killed by SIGKILL). It is deleted when the task has run
and said so. Until then the sweep publishes it again, ever later; the inbox and conditional claims of the subscribers
make a second delivery harmless.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Protocol
from uuid import UUID

import structlog
from sqlalchemy import Engine, func, select, update

from shared.clock import system_now
from shared.db.engine import READ_ONLY
from shared.db.tables import OUTBOX
from shared.outbox.messages import Message

log = structlog.get_logger(__name__)

_SWEEP_BATCH = 200
_SWEEP_LEASE = timedelta(seconds=30)
_FIRST_BACKOFF_SECONDS = 2
# Longer than any task runs; a message that waits longer behind others is published a second time, which does nothing.
CONFIRMED_WITHIN_SECONDS = 75
_LONGEST_BACKOFF_SECONDS = 900


class Publisher(Protocol):
    """The broker's port. Raises ``Transient`` when it cannot be reached.

    ``keeps``: what it has said yes to can no longer be lost, so nobody needs to confirm.
    """

    keeps: bool

    def publish(self, message: Message) -> None: ...


class Relay:
    """One service's outbox, drained to one broker."""

    def __init__(self, engine: Engine, publisher: Publisher, *, origin: str) -> None:
        self._engine = engine
        self._origin = origin
        self._publisher = publisher

    def publish(self, messages: Sequence[Message]) -> int:
        """Publishes rows whose transaction has committed; never raises, since the rows remain. Returns how many."""
        done: list[UUID] = []
        for message in messages:
            try:
                self._publisher.publish(replace(message, origin=self._origin))
            except Exception as error:  # noqa: BLE001  # the work is already safe in its row: whatever broke, the sweep tries again
                log.warning("outbox_publish_failed", task=message.task, error=type(error).__name__)
                self._postpone([row.id for row in messages if row.id not in done], _FIRST_BACKOFF_SECONDS)
                break
            done.append(message.id)
        if self._publisher.keeps:
            self.confirm(done)
        else:
            self._postpone(done, CONFIRMED_WITHIN_SECONDS)
        return len(done)

    def confirm(self, ids: Sequence[UUID]) -> None:
        """The work of these messages is done, or written down elsewhere: their rows go. Unknown ids do nothing."""
        if not ids:
            return
        try:
            with self._engine.begin() as connection:
                connection.execute(OUTBOX.delete().where(OUTBOX.c.id.in_(ids)))
        except Exception as error:  # noqa: BLE001  # done, yet still a row: it goes out again, which subscribers bear
            log.warning("outbox_delete_failed", count=len(ids), error=type(error).__name__)

    def sweep(self) -> int:
        """Publishes what is due: rows whose writer died, and retries whose wait is over."""
        messages = self._claim()
        return self.publish(messages) if messages else 0

    def backlog(self) -> tuple[int, float]:
        """How many rows wait, and the age of the oldest in seconds."""
        with self._engine.execution_options(**{READ_ONLY: True}).connect() as connection:
            count, oldest = connection.execute(select(func.count(), func.min(OUTBOX.c.created_at))).one()
        return int(count), (system_now() - oldest).total_seconds() if oldest else 0.0

    def _claim(self) -> list[Message]:
        now = system_now()
        due = (
            select(OUTBOX.c.id)
            .where(OUTBOX.c.next_attempt_at <= now)
            .order_by(OUTBOX.c.next_attempt_at)
            .limit(_SWEEP_BATCH)
            .with_for_update(skip_locked=True)
        )
        with self._engine.begin() as connection:
            ids = list(connection.execute(due).scalars())
            if not ids:
                return []
            claim = update(OUTBOX).where(OUTBOX.c.id.in_(ids)).values(next_attempt_at=now + _SWEEP_LEASE)
            rows = connection.execute(claim.returning(OUTBOX)).mappings().all()
        return [
            Message(row["id"], row["task"], row["queue"], row["arguments"], row["correlation_id"], row["attempt"])
            for row in sorted(rows, key=lambda row: row["created_at"])
        ]

    def _postpone(self, ids: Sequence[UUID], first_wait: int) -> None:
        """Leaves the rows alone for ``first_wait`` seconds, twice as long at each publication, up to a cap."""
        if not ids:
            return
        try:
            with self._engine.begin() as connection:
                rows = connection.execute(select(OUTBOX.c.id, OUTBOX.c.publications).where(OUTBOX.c.id.in_(ids)))
                for row_id, publications in rows.all():
                    wait = min(first_wait * 2 ** min(publications, 16), _LONGEST_BACKOFF_SECONDS)
                    connection.execute(
                        update(OUTBOX)
                        .where(OUTBOX.c.id == row_id)
                        .values(publications=publications + 1, next_attempt_at=system_now() + timedelta(seconds=wait))
                    )
        except Exception as error:  # noqa: BLE001  # the lease runs out by itself, and the sweep comes back
            log.warning("outbox_postpone_failed", count=len(ids), error=type(error).__name__)
