"""The suite as one WSGI application (embedded), or one service of it (production: ``JANUS_SERVICES``).

Requests are handed on by the first path segments; nothing is rewritten, so the same URLs work behind Caddy.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from flask import Flask

from services.contracts.app import create_app as create_contracts
from services.notifications.app import create_app as create_notifications
from services.portal.app import create_app as create_portal
from services.recruitment.app import create_app as create_recruitment
from shared.health import examine
from shared.logs import configure_logs
from shared.runtime import Runtime
from shared.settings import Settings
from suite.bootstrap import build_runtimes, chosen_services

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

FACTORIES: dict[str, Callable[[Runtime], Flask]] = {
    "portal": create_portal,
    "recruitment": create_recruitment,
    "contracts": create_contracts,
    "notifications": create_notifications,
}
DEFAULT = "portal"


class Dispatcher:
    """Sends a request to the service that owns its path; ``/health`` answers for all of them."""

    def __init__(self, runtimes: Mapping[str, Runtime]) -> None:
        self._runtimes = runtimes
        self.apps = {name: FACTORIES[name](runtime) for name, runtime in runtimes.items()}
        self._prefixes = [
            (prefix, self.apps[name])
            for name, runtime in runtimes.items()
            if name != DEFAULT
            for prefix in (runtime.service.prefix, f"/api/{name}", f"/internal/{name}")
        ]

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "/")
        if path == "/health":
            return self._health(start_response)
        return self._owner(path)(environ, start_response)

    def _owner(self, path: str) -> Flask:
        for prefix, app in self._prefixes:
            if path == prefix or path.startswith(prefix + "/"):
                return app
        return self.apps[DEFAULT]

    def _health(self, start_response: StartResponse) -> Iterable[bytes]:
        reports = {name: examine(runtime) for name, runtime in self._runtimes.items()}
        healthy = all(report["ok"] for report in reports.values())
        body = json.dumps({"ok": healthy, "services": reports}).encode()
        status = "200 OK" if healthy else "503 Service Unavailable"
        start_response(status, [("Content-Type", "application/json"), ("Cache-Control", "no-store")])
        return [body]


def make_wsgi() -> WSGIApplication:
    """For gunicorn: ``suite.web:make_wsgi()``."""
    configure_logs(process="web")
    names = chosen_services()
    runtimes = build_runtimes(Settings.from_environment(os.environ), names)
    if len(names) == 1:
        return FACTORIES[names[0]](runtimes[names[0]])
    return Dispatcher(runtimes)
