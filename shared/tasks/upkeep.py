"""What every worker does besides its service's tasks: sweep the outbox, hear confirmations, show that beat lives."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from shared.events.registry import consumer_queue
from shared.health import beat_seen
from shared.runtime import Runtime
from shared.settings import SERVICES
from shared.tasks.declare import REGISTRY, TaskSpec
from shared.tasks.retry import NO_RETRY

SWEEP_SECONDS = 10


def sweep_outbox(runtime: Runtime) -> None:
    beat_seen(runtime)
    runtime.relay.sweep()


def confirm_delivery(runtime: Runtime, *, message_id: UUID) -> None:
    """A subscriber has done what a message of ours asked: its row may go."""
    runtime.relay.confirm([message_id])


def _spec(service: str, function: Callable[..., None], *, every: int | None, arguments: dict[str, type]) -> TaskSpec:
    return TaskSpec(
        name=f"{service}.{function.__name__}",
        service=service,
        queue=consumer_queue(service),
        retry=NO_RETRY,
        time_limit=30,
        every=every,
        function=function,
        arguments=arguments,
    )


for _service in SERVICES:
    _upkeep = (
        _spec(_service, sweep_outbox, every=SWEEP_SECONDS, arguments={}),
        _spec(_service, confirm_delivery, every=None, arguments={"message_id": UUID}),
    )
    REGISTRY.update({spec.name: spec for spec in _upkeep})
