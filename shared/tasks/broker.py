"""Celery on Redis: every broker fact of the suite in this one file.

Redis gives an unacknowledged message back after the visibility timeout, and with several apps on one broker the
shortest wins, so all share this value: over twice the longest task, short enough that a killed worker's
messages come back within minutes (kombu looks every so often: about 200 s were measured for these 120). JSON only,
no results, no pub/sub for facts, no countdowns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from celery import Celery, Task
from kombu import Queue
from kombu.exceptions import OperationalError

from shared.clock import PARIS
from shared.errors import Transient
from shared.events.registry import consumer_queue
from shared.outbox.messages import Message
from shared.runtime import Runtime
from shared.settings import SERVICES
from shared.tasks.declare import LONGEST_SECONDS, REGISTRY, TaskSpec
from shared.tasks.execute import execute

VISIBILITY_SECONDS = 2 * LONGEST_SECONDS + 10
_ATTEMPT = "janus_attempt"
_CORRELATION = "janus_correlation_id"
_ORIGIN = "janus_origin"
CONFIRM = "confirm_delivery"

log = structlog.get_logger(__name__)


def make_celery(redis_url: str) -> Celery:
    """A Celery app that publishes and consumes by name; tasks are added by ``bind_tasks``."""
    app = Celery("janus", broker=redis_url)
    app.conf.update(
        accept_content=["json"],
        broker_connection_retry_on_startup=True,
        broker_transport_options={
            "visibility_timeout": VISIBILITY_SECONDS,
            "socket_timeout": 5,
            "socket_connect_timeout": 2,
            "socket_keepalive": True,
            "retry_on_timeout": False,
            # A publisher gives up at once: the row stays in the outbox and is swept.
            "max_retries": 1,
            "interval_start": 0,
            "interval_step": 0,
        },
        enable_utc=True,
        task_acks_late=True,
        task_acks_on_failure_or_timeout=True,
        task_create_missing_queues=False,
        task_ignore_result=True,
        task_reject_on_worker_lost=True,
        task_serializer="json",
        timezone=str(PARIS),
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
    )
    app.conf.task_queues = [Queue(name) for name in sorted({"janus.unrouted"} | known_queues())]
    app.conf.task_default_queue = "janus.unrouted"
    return app


def bind_tasks(app: Celery, runtimes: Mapping[str, Runtime]) -> None:
    """Makes a Celery task of each declared task whose service runs here, and its beat entry."""
    for spec in REGISTRY.values():
        if spec.service in runtimes:
            _bind(app, spec, runtimes[spec.service])
    app.conf.beat_schedule = beat_schedule(s for s in REGISTRY.values() if s.service in runtimes)


def beat_schedule(specs: Iterable[TaskSpec]) -> dict[str, dict[str, Any]]:
    """Periodic tasks; a message that waited longer than its period expires, so none pile up behind a dead worker."""
    return {
        spec.name: {
            "task": spec.name,
            "schedule": timedelta(seconds=spec.every),
            "options": {"queue": spec.queue, "expires": spec.every},
        }
        for spec in specs
        if spec.every is not None
    }


def known_queues() -> set[str]:
    """Every queue that a worker must consume: one for events per service, and those of the declared tasks."""
    return {consumer_queue(service) for service in SERVICES} | {spec.queue for spec in REGISTRY.values()}


def _bind(app: Celery, spec: TaskSpec, runtime: Runtime) -> None:
    def run(self: Task[Any, None], **arguments: Any) -> None:
        headers: Mapping[str, Any] = self.request.headers or {}
        attempt = int(headers.get(_ATTEMPT, 0))
        execute(spec, runtime, arguments, attempt=attempt, correlation=headers.get(_CORRELATION))
        _confirm(app, runtime, origin=headers.get(_ORIGIN, ""), message_id=str(self.request.id))

    limits: dict[str, Any] = {"time_limit": spec.time_limit, "soft_time_limit": spec.soft_time_limit}
    # Not shared: the suite makes one app per process and test, each with its own runtimes.
    declare: Callable[..., object] = app.task(name=spec.name, bind=True, shared=False, max_retries=0, **limits)
    declare(run)


def _confirm(app: Celery, runtime: Runtime, *, origin: str, message_id: str) -> None:
    """Tells the outbox that the message came from. Lost on the way, it costs one more delivery, which does nothing."""
    if origin == runtime.service.name:
        runtime.relay.confirm([UUID(message_id)])
    elif origin:
        try:
            _send(app, f"{origin}.{CONFIRM}", {"message_id": message_id}, queue=consumer_queue(origin))
        except (OperationalError, OSError) as error:
            log.warning("confirmation_lost", origin=origin, error=type(error).__name__)


def _send(app: Celery, task: str, arguments: dict[str, Any], **options: Any) -> None:
    app.send_task(task, kwargs=arguments, retry=False, **options)


class CeleryPublisher:
    """The real ``Publisher``: one message, by name, to its queue, without waiting for a dead broker."""

    # Redis keeps a message from the push to the pop; what happens between pop and acknowledgement, nobody promises.
    keeps = False

    def __init__(self, app: Celery) -> None:
        self._app = app

    def publish(self, message: Message) -> None:
        try:
            _send(
                self._app,
                message.task,
                dict(message.arguments),
                queue=message.queue,
                task_id=str(message.id),
                headers={_ATTEMPT: message.attempt, _CORRELATION: message.correlation_id, _ORIGIN: message.origin},
            )
        except (OperationalError, OSError) as error:
            raise Transient("the broker does not answer") from error
