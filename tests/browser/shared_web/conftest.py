"""The smallest service that has pages, on a port of this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from shared.clock import FixedClock
from shared.settings import Settings
from tests.browser.pages import served
from tests.browser.shared_web.small_app import small_app


@pytest.fixture
def app(settings: Settings, clock: FixedClock) -> Flask:
    return small_app(settings, clock)


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    with served(app) as url:
        yield url
