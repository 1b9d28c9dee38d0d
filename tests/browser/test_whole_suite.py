"""Every page of every service, with a season in it: nothing for axe to say, nothing too wide, no dead link.

The season is played act by act, as `make demo ONCE=1` plays it, because a page is worth seeing when its person
needs it: the candidate's before the modules, the guardian's before the contract, the team's at the end.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from suite.embedded import free_port
from suite.journey import booking, dossiers, ending, judging, signing
from suite.journey.company import Company, gather
from suite.journey.player import ACTS
from suite.processes import project_folder
from suite.season.staff import STAFF
from suite.waiting import wait_until
from tests.browser.pages import DESK, PHONE, View, seen
from tests.browser.walk import Walk

pytestmark = pytest.mark.timeout(1500)
VIEWS = (View(PHONE), View(DESK, "dark", "en"))
_READY_SECONDS = 180.0


@dataclass
class Season:
    """A running suite and the play that fills it."""

    company: Company
    waiting: list[Callable[[Company], None]] = field(default_factory=lambda: [step for _, act in ACTS for step in act])
    known: dict[View, set[str]] = field(default_factory=lambda: {view: set() for view in VIEWS})

    def play_through(self, last: Callable[[Company], None]) -> None:
        """Everything that was not played yet, up to and with ``last``."""
        while self.waiting:
            step = self.waiting.pop(0)
            step(self.company)
            if step is last:
                return

    def forget(self, kind: str) -> None:
        """Another person, or another day, sees this kind of page otherwise."""
        for known in self.known.values():
            known.discard(kind)

    def link(self, containing: str) -> str:
        """The newest mailed link of a kind, as a path."""
        found = [link for mail in self.company.letterbox.all() for link in mail.links(containing)]
        return found[-1].removeprefix(self.company.base_url)


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    var = tmp_path_factory.mktemp("suite")
    port = free_port()
    with (var / "suite.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "suite", "demo", "--port", str(port)],
            env=_environment(var),
            cwd=project_folder(),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until((var / "demo.json").exists, what="The suite", seconds=_READY_SECONDS)
            yield Season(gather(f"http://127.0.0.1:{port}", var))
        finally:
            process.terminate()
            process.wait(timeout=90)


def _environment(var: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JANUS_", "REDIS_"))}
    return kept | {"JANUS_VAR_DIR": str(var)}


def walk(browser: Browser, season: Season, who: str, start: str) -> list[str]:
    """The faults of all pages that ``who`` reaches from ``start`` and nobody has seen before."""
    found: list[str] = []
    for view in VIEWS:
        with seen(browser, view, base_url=season.company.base_url) as context:
            page = context.new_page()
            _sign_in(page, season, who)
            tour = Walk(who, view, season.company.base_url, known=season.known[view])
            found += tour.from_page(page, start).faults
    return found


def _sign_in(page: Page, season: Season, who: str) -> None:
    person = next((person for person in STAFF if person.key == who), None)
    if person is None:
        return
    page.goto("/connexion")
    page.locator("[name=email]").fill(person.email)
    page.locator("[name=password]").fill(season.company.passwords[person.email])
    page.locator("main form button").click()
    page.wait_for_url("**/")


def test_every_page_of_a_season(browser: Browser, season: Season) -> None:
    """One test: each part needs what the parts before it have played."""
    faults = walk(browser, season, "visiteur", "/") + walk(browser, season, "visiteur", "/composants")
    season.play_through(booking.check_bookings)
    faults += walk(browser, season, "candidat", season.link("/recrutement/moi/"))
    season.play_through(judging.mark_presence)
    faults += walk(browser, season, "observation", "/recrutement/")
    season.play_through(judging.score_everybody)
    faults += walk(browser, season, "formation", _jury(season))
    season.play_through(dossiers.wait_for_dossiers)
    faults += walk(browser, season, "etablissement", season.link("/recrutement/partenaire/"))
    faults += walk(browser, season, "famille", season.link("/contrats/papiers/"))
    season.play_through(signing.send_contracts)
    faults += walk(browser, season, "signataire", season.link("/contrats/signer/"))
    season.play_through(ending.check_leaks)
    faults += walk(browser, season, "lettre", season.link("/notifications/lettre/"))
    season.forget("/recrutement/jury?saison")
    for person in STAFF:
        season.forget("/")
        season.forget("/recrutement/")
        faults += walk(browser, season, person.key, "/")
    assert faults == []


def _jury(season: Season) -> str:
    """Where the jury decides, as the recruitment page links to it."""
    page = season.company.staff("formation").get("/recrutement/")
    return page.link("/recrutement/jury").removeprefix(season.company.base_url)
