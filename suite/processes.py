"""The commands by which each process of the suite becomes what it is, embedded and in containers alike.

Each waits for its broker and migrated databases, then replaces itself, so that signals reach the real program.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from shared.settings import SERVICES, Settings
from suite.liveness import VARIABLE as ALIVE_VARIABLE
from suite.waiting import wait_for_broker, wait_for_schemas

_GRACE_SECONDS = 10


def web(options: argparse.Namespace) -> int:
    """Serve pages and APIs with gunicorn (JANUS_SERVICES: which services)."""
    settings = _wait()
    return _become(
        "gunicorn",
        "suite.web:make_wsgi()",
        f"--bind={options.bind}",
        f"--workers={options.workers}",
        f"--threads={options.threads}",
        "--worker-class=gthread",
        f"--graceful-timeout={_GRACE_SECONDS}",
        # Heartbeats in memory: on a slow disk a busy worker would look dead.
        "--worker-tmp-dir=/dev/shm",
        "--no-control-socket",
        "--log-level=warning",
        *_pid_file(settings, "--pid", "web"),
    )


def worker(options: argparse.Namespace) -> int:
    """Run tasks with Celery (--queues: which; all by default)."""
    settings = _wait()
    queues = [f"--queues={options.queues}"] if options.queues else []
    if options.alive_file:
        os.environ[ALIVE_VARIABLE] = options.alive_file
    return _become(
        "celery",
        "--app=suite.worker",
        "worker",
        *queues,
        f"--concurrency={options.concurrency}",
        f"--hostname={options.name}@%h",
        "--loglevel=WARNING",
        # No remote control and no gossip: facts do not travel by publish and subscribe.
        "--without-gossip",
        "--without-mingle",
        "--without-heartbeat",
        *_pid_file(settings, "--pidfile", options.name),
    )


def beat(options: argparse.Namespace) -> int:
    """Send due periodic tasks with Celery beat; one per suite."""
    settings = _wait()
    schedule = settings.var_dir / "beat" / "schedule"
    schedule.parent.mkdir(parents=True, exist_ok=True)
    pid_file = _pid_file(settings, "--pidfile", "beat")
    return _become("celery", "--app=suite.worker", "beat", f"--schedule={schedule}", "--loglevel=WARNING", *pid_file)


def _wait() -> Settings:
    settings = Settings.from_environment(os.environ)
    chosen = os.environ.get("JANUS_SERVICES", "").split(",")
    wait_for_broker(settings.redis_url)
    wait_for_schemas(settings, [name for name in SERVICES if name in chosen] or SERVICES)
    return settings


def _pid_file(settings: Settings, option: str, name: str) -> list[str]:
    """Where `make demo` finds its processes; a killed one leaves its file behind, and the next overwrites it."""
    folder = settings.var_dir / "run"
    if not folder.is_dir():
        return []
    path = folder / f"{name}.pid"
    path.unlink(missing_ok=True)
    return [f"{option}={path}"]


def _become(program: str, *arguments: str) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-m", program, *arguments])


def project_folder() -> Path:
    return Path(__file__).resolve().parents[1]
