"""Every component, at both widths, in both schemes and languages: axe finds nothing and nothing spills over."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import VIEWS, View, faults, photograph, seen

PATHS = {"/composants": 200, "/conflit": 409, "/panne": 500, "/nulle-part": 404}


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
