"""Every component, at both widths, in both schemes and languages: axe finds nothing and nothing spills over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from shared.clock import FixedClock
from shared.settings import Settings
from tests.browser.pages import VIEWS, View, faults, photograph, seen, served
from tests.browser.shared_web.small_app import small_app

PATHS = {"/composants": 200, "/conflit": 409, "/panne": 500, "/nulle-part": 404}


@pytest.fixture
def address(settings: Settings, clock: FixedClock) -> Iterator[str]:
    with served(small_app(settings, clock)) as url:
        yield url


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_page_has_no_fault(browser: Browser, address: str, view: View, path: str) -> None:
    with seen(browser, view, base_url=address) as context:
        page = context.new_page()
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == PATHS[path]
        photograph(page, path, view)
        assert faults(page) == []
