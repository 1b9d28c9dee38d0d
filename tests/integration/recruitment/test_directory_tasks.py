"""Copies of the portal's directory: fetched from its internal API, handled once however often delivered."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from flask import Flask, Response, jsonify, request
from sqlalchemy import select
from werkzeug.serving import make_server

from services.recruitment import tasks
from services.recruitment.adapters.portal import Directory, PortalDirectory
from services.recruitment.app import SERVICE
from services.recruitment.models import Partner, Season
from shared.errors import AlreadyHandled, Permanent, Transient
from shared.internal import InternalClient
from shared.runtime import Runtime
from shared.sessions import read_service_token
from shared.settings import Settings
from shared.testkit.fixtures import RuntimeFor
from shared.testkit.runtimes import KEY
from tests.unit.recruitment.samples import SCHOOL, SEASON

pytestmark = pytest.mark.integration


def season_answer(**changes: Any) -> dict[str, Any]:
    """As the portal sends it, with fields that recruitment does not know."""
    answer = {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(SEASON).items()}
    association = {
        "name": SEASON.employer,
        "signatory_name": SEASON.contact_name,
        "email": SEASON.contact_email,
        "phone": SEASON.contact_phone,
        "siret": "00000000000000",
    }
    return answer | {"association": association, "something_new": 1} | changes


@contextmanager
def portal(answers: dict[str, Any]) -> Iterator[str]:
    """A real server that answers as told, to a service token only."""
    app = Flask("portal-for-tests")

    @app.get("/internal/portal/<kind>/<key>")
    def answer(kind: str, key: str) -> tuple[Response, int]:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if read_service_token(token, key=KEY) != "recruitment":
            return jsonify({}), 401
        found = answers.get(f"{kind}/{key}", 404)
        return (jsonify({}), found) if isinstance(found, int) else (jsonify(found), 200)

    server = make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def listening(runtime: Runtime, settings: Settings, address: str) -> Runtime:
    at = replace(settings, service_urls={**settings.service_urls, "portal": address})
    directory = PortalDirectory(InternalClient(at, caller="recruitment", callee="portal"))
    return replace(runtime, ports={Directory: directory})


def seasons(runtime: Runtime) -> list[tuple[str, int]]:
    with runtime.reading() as session:
        return [(row.name, row.places) for row in session.scalars(select(Season))]


def test_a_season_is_copied_once_per_event_and_refreshed_by_the_next(
    runtime_for: RuntimeFor, settings: Settings
) -> None:
    answers = {f"seasons/{SEASON.id}": season_answer(places=12)}
    event_id = uuid.uuid4()
    with portal(answers) as address:
        runtime = listening(runtime_for(SERVICE), settings, address)
        tasks.on_season_opened(runtime, event_id=event_id, season_id=SEASON.id)
        answers[f"seasons/{SEASON.id}"] = season_answer(places=14)
        with pytest.raises(AlreadyHandled):
            tasks.on_season_opened(runtime, event_id=event_id, season_id=SEASON.id)
        before = seasons(runtime)
        tasks.on_season_opened(runtime, event_id=uuid.uuid4(), season_id=SEASON.id)

    assert (before, seasons(runtime)) == ([(SEASON.name, 12)], [(SEASON.name, 14)])


def test_a_partner_is_copied_once_per_event(runtime_for: RuntimeFor, settings: Settings) -> None:
    answers = {f"partners/{SCHOOL.id}": asdict(SCHOOL) | {"minors_policy": "alone"}}
    event_id = uuid.uuid4()
    with portal(answers) as address:
        runtime = listening(runtime_for(SERVICE), settings, address)
        tasks.on_partner_changed(runtime, event_id=event_id, partner_id=SCHOOL.id)
        with pytest.raises(AlreadyHandled):
            tasks.on_partner_changed(runtime, event_id=event_id, partner_id=SCHOOL.id)

    with runtime.reading() as session:
        assert [(row.name, row.active) for row in session.scalars(select(Partner))] == [(SCHOOL.name, True)]


@pytest.mark.parametrize(
    ("answer", "failure"), [(503, Transient), (429, Transient), (404, Permanent), ({"id": "x"}, Permanent)]
)
def test_what_may_pass_is_tried_again_and_what_may_not_is_not(
    runtime_for: RuntimeFor, settings: Settings, answer: object, failure: type[Exception]
) -> None:
    season_id = UUID(int=1)
    with portal({f"seasons/{season_id}": answer}) as address:
        runtime = listening(runtime_for(SERVICE), settings, address)
        with pytest.raises(failure):
            tasks.on_season_opened(runtime, event_id=uuid.uuid4(), season_id=season_id)
    assert seasons(runtime) == []


def test_a_portal_that_is_down_is_asked_again(runtime_for: RuntimeFor, settings: Settings) -> None:
    runtime = listening(runtime_for(SERVICE), settings, "http://127.0.0.1:9")

    with pytest.raises(Transient):
        tasks.on_season_opened(runtime, event_id=uuid.uuid4(), season_id=SEASON.id)
