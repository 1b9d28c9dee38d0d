"""Behind Caddy a person's own address counts, and only as many proxies are believed as there are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import request

from services.portal.app import SERVICE, create_app
from shared.access import allow
from shared.clock import SystemClock
from shared.db.engine import make_engine
from shared.runtime import make_runtime
from shared.settings import Settings
from shared.testkit.runtimes import RecordingPublisher


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "203.0.113.7"), (2, "198.51.100.9")])
def test_the_address_is_that_of_the_person(settings: Settings, tmp_path: Path, proxies: int, seen: str) -> None:
    chosen = replace(settings, trusted_proxies=proxies)
    engine = make_engine(f"sqlite:///{tmp_path}/proxy.sqlite3")
    runtime = make_runtime(SERVICE, chosen, engine=engine, clock=SystemClock(), publisher=RecordingPublisher())
    app = create_app(runtime)
    app.add_url_rule("/address", "address", allow.public()(lambda: request.remote_addr or ""))
    answer = app.test_client().get("/address", headers={"X-Forwarded-For": "198.51.100.9, 203.0.113.7"})
    assert answer.text == seen
