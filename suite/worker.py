"""The Celery application of a worker or of beat: ``celery -A suite.worker worker|beat``."""

from __future__ import annotations

import os
from typing import Any

from celery.signals import setup_logging, worker_process_init

from shared.logs import configure_logs
from shared.settings import Settings
from shared.tasks.broker import bind_tasks, make_celery
from suite.bootstrap import build_runtimes, chosen_services
from suite.liveness import Liveness


@setup_logging.connect
def _keep_our_logs(**options: Any) -> None:
    configure_logs(process="worker")


_settings = Settings.from_environment(os.environ)
_runtimes = build_runtimes(_settings, chosen_services())
app = make_celery(_settings.redis_url)
bind_tasks(app, _runtimes)
app.steps["worker"].add(Liveness)


@worker_process_init.connect
def _fresh_connections(**options: Any) -> None:
    """A forked child must not share its parent's database connections."""
    for runtime in _runtimes.values():
        runtime.engine.dispose(close=False)
