"""Every route of the suite, called by the wrong person: a visitor, a wrong role, a foreign link, a cookie inside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import AnyConverter, BaseConverter, IntegerConverter, Rule, UUIDConverter

from shared.access import Access, Role, Scope, access_of
from shared.clock import FixedClock
from shared.runtime import Runtime
from shared.settings import SERVICES, Settings
from shared.testkit.fixtures import service_headers, sign_in
from shared.testkit.runtimes import Databases, RecordingPublisher, runtime_on
from suite.bootstrap import SPECS
from suite.web import FACTORIES

_SOME_ID = UUID("5a3e1f00-0000-4000-8000-000000000009")
UNKNOWN = "unknown-link"
_SIGN_IN = "/connexion"


@dataclass(frozen=True)
class Door:
    """One method of one route."""

    app: Flask
    runtime: Runtime
    rule: Rule
    method: str
    access: Access

    def path(self, token: str) -> str:
        """The route's address with some value of its kind in each place that takes one."""
        values = {name: _sample(self.rule._converters[name]) for name in self.rule.arguments}
        if "token" in values:
            values["token"] = token
        with self.app.test_request_context():
            return self.app.url_map.bind("localhost").build(self.rule.endpoint, values, method=self.method)

    def knock(self, client: FlaskClient, *, token: str = UNKNOWN, headers: dict[str, str] | None = None) -> int:
        answer = client.open(self.path(token), method=self.method, headers=headers)
        if answer.status_code == 303 and answer.headers["Location"].startswith(_SIGN_IN):
            return 401
        return answer.status_code

    def __str__(self) -> str:
        return f"{self.method} {self.rule.rule}"


def _sample(converter: BaseConverter) -> object:
    if isinstance(converter, UUIDConverter):
        return _SOME_ID
    if isinstance(converter, AnyConverter):
        return sorted(converter.items)[0]
    return 1 if isinstance(converter, IntegerConverter) else "something"


@pytest.fixture
def doors(
    databases: Databases, settings: Settings, clock: FixedClock, publisher: RecordingPublisher
) -> Iterator[list[Door]]:
    """All of them, on fresh databases (SQLite: access is judged before any row is read)."""
    with ExitStack() as stack:
        found: list[Door] = []
        for name in SERVICES:
            url = stack.enter_context(databases.fresh(SPECS[name], "sqlite"))
            runtime = stack.enter_context(
                runtime_on(url, SPECS[name], settings=settings, clock=clock, publisher=publisher)
            )
            found += _doors(FACTORIES[name](runtime), runtime)
        yield found


def _doors(app: Flask, runtime: Runtime) -> Iterator[Door]:
    for rule in app.url_map.iter_rules():
        access = access_of(app, rule.endpoint)
        if access is not None:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield Door(app, runtime, rule, method, access)


def _of(doors: list[Door], scope: Scope) -> list[Door]:
    chosen = [door for door in doors if door.access.scope is scope]
    assert len(chosen) > len(SERVICES)
    return chosen


def test_a_visitor_is_sent_to_sign_in(doors: list[Door]) -> None:
    for door in _of(doors, Scope.TERRITORY):
        assert door.knock(door.app.test_client()) == 401, str(door)


def test_the_wrong_role_is_refused(doors: list[Door]) -> None:
    for door in _of(doors, Scope.TERRITORY):
        for role in set(Role) - door.access.roles:
            assert door.knock(sign_in(door.app.test_client(), role)) == 403, f"{door} by {role}"


def test_another_territory_s_staff_find_nothing(doors: list[Door]) -> None:
    for door in _of(doors, Scope.TERRITORY):
        if door.rule.arguments and door.method == "GET":
            role = sorted(door.access.roles)[0]
            client = sign_in(door.app.test_client(), role, territory_id=uuid4())
            assert door.knock(client) == 404, str(door)


def test_an_unknown_or_foreign_link_opens_nothing(doors: list[Door]) -> None:
    for door in _of(doors, Scope.SUBJECT):
        with door.runtime.unit_of_work() as uow:
            foreign = uow.issue_link("another purpose", uuid4(), person_key="somebody:1")
        client = sign_in(door.app.test_client(), *Role)
        assert {door.knock(client), door.knock(client, token=foreign)} == {404}, str(door)


def test_an_expired_link_offers_a_new_one_and_does_nothing_else(doors: list[Door], clock: FixedClock) -> None:
    strict = [door for door in _of(doors, Scope.SUBJECT) if not door.access.expired_too]
    issued: list[tuple[Door, str]] = []
    for door in strict:
        with door.runtime.unit_of_work() as uow:
            purpose = sorted(door.access.purposes)[0]
            issued.append((door, uow.issue_link(purpose, uuid4(), person_key="somebody:2", days=1)))
    clock.move(to=clock.now().replace(year=2027))
    for door, token in issued:
        assert door.knock(door.app.test_client(), token=token) == 410, str(door)


def test_the_inside_is_closed_to_staff_and_visitors(doors: list[Door]) -> None:
    for door in _of(doors, Scope.INTERNAL):
        everyone = sign_in(door.app.test_client(), *Role)
        forged = {"Authorization": "Bearer " + "x" * 40}
        found = {door.knock(door.app.test_client()), door.knock(everyone), door.knock(everyone, headers=forged)}
        assert found == {401}, str(door)


def test_a_service_s_pass_opens_no_page_of_the_staff(doors: list[Door]) -> None:
    for door in _of(doors, Scope.TERRITORY):
        assert door.knock(door.app.test_client(), headers=service_headers("contracts")) == 401, str(door)
