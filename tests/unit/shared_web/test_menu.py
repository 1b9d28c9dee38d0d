"""The menu and the routes agree: who sees an entry may open it, and who may open it sees it."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import create_engine

from services.contracts.app import SERVICE as CONTRACTS
from services.notifications.app import SERVICE as NOTIFICATIONS
from services.portal.app import SERVICE as PORTAL
from services.recruitment.app import SERVICE as RECRUITMENT
from shared.access import Role, Scope, access_of
from shared.app import make_app
from shared.clock import FixedClock
from shared.runtime import make_runtime
from shared.settings import Settings
from shared.testkit.runtimes import RecordingPublisher
from shared.web.navigation import MENU


@pytest.fixture
def apps(settings: Settings, clock: FixedClock) -> list[Flask]:
    engine = create_engine("sqlite://")
    return [
        make_app(make_runtime(service, settings, engine=engine, clock=clock, publisher=RecordingPublisher()))
        for service in (CONTRACTS, NOTIFICATIONS, RECRUITMENT, PORTAL)
    ]


@pytest.mark.parametrize(("href", "roles"), [(href, roles) for _, href, roles, _ in MENU])
def test_each_entry_is_shown_to_those_who_may_open_it(apps: list[Flask], href: str, roles: frozenset[Role]) -> None:
    endpoints = [(app, rule.endpoint) for app in apps for rule in app.url_map.iter_rules() if rule.rule == href]
    found = {access_of(app, endpoint) for app, endpoint in endpoints}
    opened = [frozenset(Role) if access.scope is Scope.EVERYONE else access.roles for access in found if access]
    assert opened == [roles]
