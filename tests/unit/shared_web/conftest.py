"""A client of the smallest service that has pages, signed in or not."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shared.clock import FixedClock
from shared.settings import Settings
from tests.browser.shared_web.small_app import small_app


@pytest.fixture
def app(settings: Settings, clock: FixedClock) -> Flask:
    return small_app(settings, clock)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
