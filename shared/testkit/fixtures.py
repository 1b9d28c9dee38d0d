"""Pytest fixtures of the suite; ``tests/conftest.py`` takes them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from shared.clock import FixedClock, system_now
from shared.crypto import KEYS
from shared.runtime import Runtime, ServiceSpec
from shared.sessions import COOKIE, StaffToken, sign_service_token, sign_staff_token
from shared.settings import Settings
from shared.testkit.postgres import Cluster, cluster
from shared.testkit.redis_server import redis_server
from shared.testkit.runtimes import KEY, Databases, RecordingPublisher, runtime_on, settings_in

TERRITORY = UUID("7e000000-0000-4000-8000-000000000001")
RuntimeFor = Callable[[ServiceSpec], Runtime]


@pytest.fixture(autouse=True)
def _keys(settings: Settings) -> None:
    KEYS.install(settings.data_keys)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 9, 14, 8, 0, tzinfo=UTC))


@pytest.fixture
def publisher() -> RecordingPublisher:
    return RecordingPublisher()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    with cluster() as running:
        yield running


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with redis_server() as url:
        yield url


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory, postgres: Cluster) -> Databases:
    return Databases(tmp_path_factory.mktemp("databases"), postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    kind: str = request.param
    return kind


@pytest.fixture
def runtime_for(
    databases: Databases, database_kind: str, settings: Settings, clock: FixedClock, publisher: RecordingPublisher
) -> Iterator[RuntimeFor]:
    """``runtime_for(SERVICE)``: on a fresh migrated database; the test runs once per kind of database."""
    with ExitStack() as stack:

        def make(service: ServiceSpec) -> Runtime:
            url = stack.enter_context(databases.fresh(service, database_kind))
            return stack.enter_context(runtime_on(url, service, settings=settings, clock=clock, publisher=publisher))

        yield make


def sign_in(
    client: FlaskClient, *roles: str, territory_id: UUID = TERRITORY, account_id: UUID = TERRITORY
) -> FlaskClient:
    """Gives ``client`` a standing staff session."""
    token = StaffToken(account_id, "Camille Test", frozenset(roles), territory_id, system_now())
    client.set_cookie(COOKIE, sign_staff_token(token, key=KEY))
    return client


def service_headers(service: str) -> dict[str, str]:
    """The headers of an internal call by ``service``."""
    return {"Authorization": f"Bearer {sign_service_token(service, key=KEY)}"}
