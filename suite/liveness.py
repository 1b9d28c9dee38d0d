"""Shows from outside that a worker's event loop still turns: a file that it touches, watched by the health check."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from celery import bootsteps

ALIVE = Path(tempfile.gettempdir()) / "worker-alive"
_EVERY_SECONDS = 20.0


class Liveness(bootsteps.StartStopStep):
    """A step of the worker; the consumer's timer runs in the loop that fetches messages."""

    requires = ("celery.worker.components:Timer",)

    def start(self, worker: Any) -> None:
        ALIVE.touch()
        worker.timer.call_repeatedly(_EVERY_SECONDS, ALIVE.touch, priority=10)
