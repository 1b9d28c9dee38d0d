"""Walks the suite as one person: every page that a link leads to, each kind of page once, judged where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, Response

from tests.browser.pages import View, faults, photograph

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_TOKEN = re.compile(r"/[A-Za-z0-9_-]{40,}")
_NUMBER = re.compile(r"/\d+(?=/|$)")
_FILE = re.compile(r"/fichiers/|/documents?[/.]|/fichier$|\.(docx|pdf|ics|csv)$")
_MOST_PAGES = 60


@dataclass
class Walk:
    """``who`` names the screenshots; ``known`` are kinds of page that another walk has seen already."""

    who: str
    view: View
    base_url: str
    known: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def from_page(self, page: Page, start: str) -> Walk:
        waiting = [start]
        visited = 0
        while waiting and visited < _MOST_PAGES:
            address = waiting.pop(0)
            if kind_of(address) not in self.known:
                self.known.add(kind_of(address))
                waiting += self._look(page, address)
                visited += 1
        return self

    def _look(self, page: Page, address: str) -> list[str]:
        """Judges one page; returns where it leads."""
        if _FILE.search(address):
            return self._take(page, address)
        refused: list[str] = []

        def note(answer: Response) -> None:
            if not answer.ok and not 300 <= answer.status < 400:
                refused.append(f"{answer.status} {kind_of(urlsplit(answer.url).path)}")

        page.on("response", note)
        page.goto(self.base_url + address, wait_until="networkidle")
        page.remove_listener("response", note)
        photograph(page, f"{self.who}-{kind_of(address)}", self.view)
        self.faults += [f"{self.who} {kind_of(address)}: {fault}" for fault in [*refused, *faults(page)]]
        return list(self._links(page))

    def _take(self, page: Page, address: str) -> list[str]:
        status = page.request.get(self.base_url + address).status
        self.faults += [] if status == 200 else [f"{self.who} {kind_of(address)}: {status}"]
        return []

    def _links(self, page: Page) -> Iterator[str]:
        for href in page.eval_on_selector_all("a[href]", "links => links.map((link) => link.href)"):
            parts = urlsplit(href)
            if f"{parts.scheme}://{parts.netloc}" == self.base_url and "lang=" not in parts.query:
                yield parts.path + (f"?{parts.query}" if parts.query else "")


def kind_of(address: str) -> str:
    """The address without its ids, secrets and values: pages of one kind differ in these only."""
    parts = urlsplit(address)
    path = _NUMBER.sub("/n", _TOKEN.sub("/token", _ID.sub("id", parts.path)))
    names = sorted({pair.split("=")[0] for pair in parts.query.split("&") if pair})
    return path + (f"?{'&'.join(names)}" if names else "")
