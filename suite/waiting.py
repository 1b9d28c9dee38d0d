"""Waiting for what a process needs, with an end: nothing promises that it starts after its database and broker."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import redis
import structlog
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from shared.clock import monotonic
from shared.db.engine import make_engine
from shared.db.migrate import config_for, wait_for_database
from shared.settings import Settings

log = structlog.get_logger(__name__)

PATIENCE_SECONDS = 120.0
_STEP_SECONDS = 0.2
_CONNECT_SECONDS = 2


class NotReady(SystemExit):
    """What was waited for did not come; ends the process, so that whoever supervises it tries again."""


def wait_until(ready: Callable[[], bool], *, what: str, seconds: float = PATIENCE_SECONDS) -> None:
    """Asks ``ready`` until it says yes; raises ``NotReady`` after ``seconds``."""
    deadline = monotonic() + seconds
    while not ready():
        if monotonic() > deadline:
            raise NotReady(f"{what} did not become ready within {seconds:.0f} s")
        time.sleep(_STEP_SECONDS)


def wait_for_broker(url: str) -> None:
    wait_until(lambda: broker_answers(url), what="The broker")


def broker_answers(url: str) -> bool:
    """False also while Redis reads its file back after a restart."""
    with redis.Redis.from_url(url, socket_connect_timeout=_CONNECT_SECONDS, socket_timeout=_CONNECT_SECONDS) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


def wait_for_schemas(settings: Settings, services: Sequence[str]) -> None:
    """Until every database answers and has the newest revision that this code knows."""
    for service in services:
        engine = make_engine(settings.database_urls[service])
        wait_for_database(engine, seconds=int(PATIENCE_SECONDS))
        _wait_for_schema(service, engine)
        engine.dispose()


def _wait_for_schema(service: str, engine: Engine) -> None:
    wait_until(lambda: schema_is_current(service, engine), what=f"The database of {service}, migrated,")


def schema_is_current(service: str, engine: Engine) -> bool:
    heads = set(ScriptDirectory.from_config(config_for(service, engine)).get_heads())
    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads()) == heads
