"""A person's browser without a screen: keeps cookies, follows links, fills in the forms that the pages really have.

A field that a form does not have is an error here, as it would be for the person.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

import lxml.html
import requests

_TIMEOUT_SECONDS = 30
_FIRST_ERROR, _FIRST_FAILURE = 400, 500
_TRIES, _PAUSE_SECONDS = 30, 1.0
File = tuple[str, bytes, str]


class PageFault(AssertionError):
    """A page is not what a person needed it to be."""


class Form:
    """One form as the page offers it, with its present values."""

    def __init__(self, page: Page, element: lxml.html.FormElement) -> None:
        self.page = page
        self.action = urljoin(page.url, element.get("action") or page.url)
        self.method = (element.get("method") or "get").lower()
        self.names = {field.get("name") for field in element.iter("input", "select", "textarea", "button")} - {None}
        self.values: list[tuple[str, str]] = [(str(name), str(value)) for name, value in element.form_values()]

    def fill(self, values: Mapping[str, object]) -> list[tuple[str, str]]:
        """The values to send: the form's own, with those given in their place (a list for several of one name)."""
        unknown = set(values) - self.names
        if unknown:
            raise PageFault(
                f"{self.page.url}: the form has no {', '.join(sorted(unknown))}; it has {sorted(self.names)}"
            )
        kept = [(name, value) for name, value in self.values if name not in values]
        for name, value in values.items():
            given = value if isinstance(value, list) else [value]
            kept += [(name, str(one)) for one in given if one is not None]
        return kept


@dataclass(frozen=True)
class Page:
    """An answer, read as HTML."""

    url: str
    status: int
    text: str
    content: bytes
    headers: Mapping[str, str]

    @property
    def tree(self) -> lxml.html.HtmlElement:
        tree: lxml.html.HtmlElement = lxml.html.fromstring(self.text)
        return tree

    def words(self) -> str:
        """What a person reads, on one line."""
        return " ".join(self.tree.text_content().split())

    def forms(self) -> list[Form]:
        return [Form(self, element) for element in self.tree.forms]

    def form(self, *, action: str = "", field: str = "") -> Form:
        """The first form whose action contains ``action`` and that has ``field``."""
        for form in self.forms():
            if action in form.action and (not field or field in form.names):
                return form
        raise PageFault(f"{self.url}: no form with action {action!r} and field {field!r}")

    def links(self, containing: str = "") -> list[str]:
        """Absolute addresses of the links whose address contains ``containing``, in order, once each."""
        found = (urljoin(self.url, element.get("href", "")) for element in self.tree.iter("a"))
        return list(dict.fromkeys(link for link in found if containing in link))

    def link(self, containing: str) -> str:
        found = self.links(containing)
        if not found:
            raise PageFault(f"{self.url}: no link with {containing!r}")
        return found[0]

    def must_say(self, *texts: str) -> Page:
        words = self.words()
        for text in texts:
            if text not in words:
                raise PageFault(f"{self.url} ({self.status}): {text!r} is not on the page: {words[:400]}")
        return self


class Browser:
    """One person’s, asking for ``language``. ``failures``: what had to be asked again, whoever asked."""

    failures: ClassVar[list[str]] = []

    def __init__(self, base_url: str, *, language: str = "fr") -> None:
        self._base = base_url
        self._http = requests.Session()
        self._http.headers["Accept-Language"] = language
        # A server may close an idle connection in the very moment in which it is used again; a browser would try anew.
        self._http.headers["Connection"] = "close"

    def get(self, address: str, *, expect: int | None = 200) -> Page:
        """Raises ``PageFault`` for another status than ``expect`` (None: any)."""
        whole = urljoin(self._base, address)
        return self._read(self._patiently(lambda: self._http.get(whole, timeout=_TIMEOUT_SECONDS)), expect)

    def submit(
        self,
        form: Form,
        values: Mapping[str, object] | None = None,
        *,
        files: Mapping[str, File] | None = None,
        expect: int | None = 200,
    ) -> Page:
        """Sends ``form`` filled with ``values``; follows the redirect as a browser does."""
        filled = form.fill(values or {})
        address = urljoin(self._base, form.action)
        sent = dict(files or {}) or None

        def send() -> requests.Response:
            if form.method == "get":
                return self._http.get(address, params=filled, timeout=_TIMEOUT_SECONDS)
            return self._http.post(address, data=filled, files=sent, timeout=_TIMEOUT_SECONDS)

        return self._read(self._patiently(send), expect)

    def post_json(self, address: str, body: object) -> requests.Response:
        return self._http.post(urljoin(self._base, address), json=body, timeout=_TIMEOUT_SECONDS)

    def _patiently(self, send: Callable[[], requests.Response]) -> requests.Response:
        """Asks again while the answer is a failure of ours, as the error page invites to; counts how often."""
        for _ in range(_TRIES):
            try:
                answer = send()
            except requests.ConnectionError:
                self.failures.append("no answer")
            else:
                if answer.status_code < _FIRST_FAILURE:
                    return answer
                self.failures.append(f"{answer.status_code} {urlsplit(answer.url).path.split('/')[1]}")
            time.sleep(_PAUSE_SECONDS)
        return send()

    @staticmethod
    def _read(answer: requests.Response, expect: int | None) -> Page:
        page = Page(answer.url, answer.status_code, answer.text or "<html></html>", answer.content, answer.headers)
        if expect is not None and answer.status_code != expect:
            said = page.words()[:600] if "html" in answer.headers.get("Content-Type", "") else answer.text[:600]
            raise PageFault(f"{answer.request.method} {answer.url}: {answer.status_code} instead of {expect}: {said}")
        return page


def failed(page: Page) -> bool:
    return page.status >= _FIRST_ERROR
