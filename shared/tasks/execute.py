"""Runs one delivered message: correlation, log lines, retry as a later outbox row, or the failed-task table.

A retry is a row, not a Celery countdown: nothing sits unacknowledged in a worker, and a crash loses no wait.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from typing import Any

import structlog

from shared.clock import monotonic, system_now
from shared.correlation import correlated, correlation_id
from shared.db.tables import FAILED_TASK
from shared.errors import AlreadyHandled, DomainError, Permanent
from shared.outbox.messages import new_message, store_messages
from shared.runtime import Runtime
from shared.tasks.declare import TaskSpec

log = structlog.get_logger(__name__)


def execute(
    spec: TaskSpec, runtime: Runtime, arguments: Mapping[str, Any], *, attempt: int = 0, correlation: str | None = None
) -> None:
    """Runs ``spec``; raises only when the failure itself could not be written down (then the broker keeps it)."""
    with correlated(correlation):
        started = monotonic()
        outcome = _run(spec, runtime, dict(arguments), attempt + 1)
        duration_ms = round((monotonic() - started) * 1000)
        log.info("task_finished", task=spec.name, outcome=outcome, attempt=attempt + 1, duration_ms=duration_ms)


def _run(spec: TaskSpec, runtime: Runtime, arguments: dict[str, Any], attempt: int) -> str:
    try:
        spec.function(runtime, **spec.load(arguments))
    except AlreadyHandled:
        return "already_handled"
    except (Permanent, DomainError, TypeError, ValueError) as error:
        _bury(spec, runtime, arguments, error)
        return "failed"
    except Exception as error:  # noqa: BLE001  # anything else may pass: network, lock, a service that restarts
        if spec.every is not None or spec.retry.exhausted(attempt):
            _bury(spec, runtime, arguments, error)
            return "failed"
        _postpone(spec, runtime, arguments, attempt)
        log.warning("task_postponed", task=spec.name, attempt=attempt, error=type(error).__name__)
        return "postponed"
    return "done"


def _postpone(spec: TaskSpec, runtime: Runtime, arguments: dict[str, Any], attempt: int) -> None:
    message = new_message(spec.name, spec.queue, arguments, attempt=attempt)
    # Jitter spreads retries; it guards nothing.
    delay = spec.retry.delay(attempt, random.random())  # noqa: S311
    with runtime.engine.begin() as connection:
        store_messages(connection, [message], delay=delay)


def _bury(spec: TaskSpec, runtime: Runtime, arguments: dict[str, Any], error: Exception) -> None:
    """Keeps the call for ``python -m suite replay``; a periodic task comes back by itself and is only logged."""
    log.error("task_failed", task=spec.name, error=type(error).__name__, exc_info=error)
    if spec.every is not None:
        return
    row = {
        "id": uuid.uuid4(),
        "task": spec.name,
        "queue": spec.queue,
        "arguments": arguments,
        "correlation_id": correlation_id(),
        "error": type(error).__name__,
        "failed_at": system_now(),
    }
    with runtime.engine.begin() as connection:
        connection.execute(FAILED_TASK.insert().values(row))
