"""What every service's worker does besides its own tasks: sweep the outbox, and show that beat is alive."""

from __future__ import annotations

from shared.health import beat_seen
from shared.runtime import Runtime
from shared.settings import SERVICES
from shared.tasks.declare import REGISTRY, TaskSpec
from shared.tasks.retry import NO_RETRY

SWEEP_SECONDS = 10


def sweep_outbox(runtime: Runtime) -> None:
    beat_seen(runtime)
    runtime.relay.sweep()


def _spec(service: str) -> TaskSpec:
    return TaskSpec(
        name=f"{service}.sweep_outbox",
        service=service,
        queue=f"{service}.default",
        retry=NO_RETRY,
        time_limit=30,
        every=SWEEP_SECONDS,
        function=sweep_outbox,
        arguments={},
    )


REGISTRY.update({spec.name: spec for spec in map(_spec, SERVICES)})
