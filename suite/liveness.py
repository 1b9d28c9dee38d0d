"""Shows from outside that a worker's event loop still turns: a file that it touches, watched by the health check."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from celery import bootsteps

# Set by `python -m suite worker --alive-file`, for the Celery that takes its place.
VARIABLE = "JANUS_ALIVE_FILE"
_EVERY_SECONDS = 20.0


class Liveness(bootsteps.StartStopStep):
    """A step of the worker; its timer runs in the loop that fetches messages."""

    requires = ("celery.worker.components:Timer",)

    def include_if(self, parent: Any) -> bool:
        return VARIABLE in os.environ

    def start(self, parent: Any) -> None:
        alive = Path(os.environ[VARIABLE])
        alive.touch()
        parent.timer.call_repeatedly(_EVERY_SECONDS, alive.touch, priority=10)
