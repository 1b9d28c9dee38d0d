"""``/health``: does the service answer, reach its database and its broker, and does work get through?"""

from __future__ import annotations

from typing import Any

import redis
from flask import Blueprint, Response, json
from sqlalchemy import text

from shared.access import allow, runtime
from shared.clock import system_now
from shared.runtime import Runtime
from shared.tasks.declare import REGISTRY

blueprint = Blueprint("health", __name__)
_BEAT_KEY = "janus:beat:"


def beat_seen(here: Runtime) -> None:
    """Called by the swept task of each service: beat and this service's worker are both alive."""
    _redis(here).set(_BEAT_KEY + here.service.name, int(system_now().timestamp()))


@blueprint.get("/health")
@allow.public()
def health() -> Response:
    report = examine(runtime())
    return Response(json.dumps(report), status=200 if report["ok"] else 503, content_type="application/json")


def examine(here: Runtime) -> dict[str, Any]:
    """``ok`` needs the database and the broker; ages are in seconds, depths in messages."""
    report: dict[str, Any] = {"service": here.service.name, "ok": True}
    for part, look in (("database", _database), ("broker", _broker)):
        try:
            report |= look(here)
        except Exception as error:  # noqa: BLE001  # whatever breaks, the page itself must answer
            report |= {"ok": False, part: type(error).__name__}
    return report


def _database(here: Runtime) -> dict[str, Any]:
    with here.reading() as session:
        session.execute(text("SELECT 1"))
    waiting, oldest = here.relay.backlog()
    return {"database": "ok", "outbox_rows": waiting, "outbox_oldest_seconds": round(max(oldest, 0.0), 1)}


def _broker(here: Runtime) -> dict[str, Any]:
    connection = _redis(here)
    queues = sorted({spec.queue for spec in REGISTRY.values() if spec.service == here.service.name})
    depths = {queue: connection.llen(queue) for queue in queues}
    seen = connection.get(_BEAT_KEY + here.service.name)
    age = system_now().timestamp() - int(seen) if isinstance(seen, bytes) else None
    return {"broker": "ok", "queues": depths, "last_beat_seconds": None if age is None else round(age, 1)}


def _redis(here: Runtime) -> redis.Redis:
    return redis.Redis.from_url(here.settings.redis_url, socket_timeout=2, socket_connect_timeout=2)
