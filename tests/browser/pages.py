"""Looks at a page as people have it: on a phone and on a desk, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from werkzeug.serving import make_server

PHONE, DESK = 360, 1280
Scheme = Literal["light", "dark"]
SCREENSHOTS = Path(__file__).parents[2] / "var" / "screenshots"
_HEIGHTS = {PHONE: 740, DESK: 900}
_AXE = Axe()
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@dataclass(frozen=True)
class View:
    """One way of looking at a page."""

    width: int
    scheme: Scheme = "light"
    language: str = "fr"

    @property
    def name(self) -> str:
        return f"{self.width}-{self.scheme}-{self.language}"


VIEWS = (View(PHONE), View(DESK), View(PHONE, "dark", "en"), View(DESK, "dark", "en"))


@contextmanager
def seen(browser: Browser, view: View, *, base_url: str, scripts: bool = True) -> Iterator[BrowserContext]:
    """A fresh browser profile that looks through ``view``."""
    context = browser.new_context(
        base_url=base_url,
        viewport={"width": view.width, "height": _HEIGHTS[view.width]},
        color_scheme=view.scheme,
        locale={"fr": "fr-FR", "en": "en-GB"}[view.language],
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    try:
        yield context
    finally:
        context.close()


def faults(page: Page) -> list[str]:
    """What axe-core holds against the page, and what spills over its width."""
    found = [
        f"{violation['id']}: {violation['help']}: {node['html'][:160]}"
        for violation in _AXE.run(page, options=_RULES).response["violations"]
        for node in violation["nodes"]
    ]
    spill = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"the page is {spill} px wider than the screen"] if spill > 0 else []) + small_targets(page)


def small_targets(page: Page) -> list[str]:
    """Buttons, boxes and fields under 44 px (WCAG 2.2, 2.5.5); links within a sentence are exempt."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(
            'button, .button, input:not([type=hidden]), select, textarea, summary, nav a')]
        .filter((one) => one.checkVisibility() && !one.closest('.choice'))
        .map((one) => [one, one.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([one, box]) => [Math.round(box.width), Math.round(box.height), one.outerHTML.slice(0, 120)])
        .map(([width, height, html]) => `target of ${width}x${height}: ${html}`)"""
    )
    return found


def photograph(page: Page, name: str, view: View) -> Path:
    """The whole page, under ``var/screenshots``."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}-{view.name}.png"
    page.screenshot(path=path, full_page=True)
    return path


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """``app`` on a free port of this machine; yields its address."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()
