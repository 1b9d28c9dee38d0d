"""Wires the services together for one process: settings, keys, clock, databases and broker."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import services.contracts.tasks
import services.notifications.tasks
import services.portal.tasks
import services.recruitment.tasks  # noqa: F401  # importing declares the tasks
import shared.tasks.upkeep  # noqa: F401  # likewise
from services.contracts.app import SERVICE as CONTRACTS
from services.notifications.app import SERVICE as NOTIFICATIONS
from services.portal.app import SERVICE as PORTAL
from services.recruitment.app import SERVICE as RECRUITMENT
from shared.clock import Clock, DemoClock, SystemClock
from shared.crypto import KEYS
from shared.db.engine import make_engine
from shared.runtime import Runtime, ServiceSpec, make_runtime
from shared.settings import SERVICES, Settings
from shared.tasks.broker import CeleryPublisher, bind_tasks, make_celery

SPECS: dict[str, ServiceSpec] = {spec.name: spec for spec in (PORTAL, RECRUITMENT, CONTRACTS, NOTIFICATIONS)}


def chosen_services(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """``JANUS_SERVICES``: the services of this process, comma-separated; all of them by default."""
    names = tuple(name for name in environ.get("JANUS_SERVICES", "").split(",") if name) or SERVICES
    unknown = [name for name in names if name not in SPECS]
    if unknown:
        raise SystemExit(f"JANUS_SERVICES names no service: {', '.join(unknown)}")
    return names


def make_clock(settings: Settings) -> Clock:
    if not settings.demo_clock:
        return SystemClock()
    clock = DemoClock(settings.redis_url)
    clock.start()
    return clock


def build_runtimes(settings: Settings, names: Sequence[str] = SERVICES) -> dict[str, Runtime]:
    """One runtime per service of this process, all publishing through one Celery app with their tasks bound."""
    KEYS.install(settings.data_keys)
    celery = make_celery(settings.redis_url)
    publisher = CeleryPublisher(celery)
    clock = make_clock(settings)
    runtimes = {
        name: make_runtime(
            SPECS[name], settings, engine=make_engine(settings.database_urls[name]), clock=clock, publisher=publisher
        )
        for name in names
    }
    bind_tasks(celery, runtimes)
    return runtimes
