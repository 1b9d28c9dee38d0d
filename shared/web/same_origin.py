"""Refuses what another site makes a visitor's browser send. No token in forms, no state to keep.

Browsers say where a request comes from (Fetch Metadata, W3C; ``Sec-Fetch-Site``), and always send ``Origin`` with a
POST (Fetch Standard, section 3.2). The OWASP CSRF cheat sheet counts both as a complete defence, and Go's
``net/http.CrossOriginProtection`` is built the same way. ``same-site`` is refused too: a neighbouring subdomain is not
ours. A client that sends neither header is no browser, and carries no visitor's cookies.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Request, request

from shared.errors import CrossOrigin

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OURS = frozenset({"same-origin", "none"})


def init_same_origin(app: Flask) -> None:
    app.before_request(_refuse_foreign)


def comes_from_elsewhere(asked: Request) -> bool:
    """Whether an unsafe request was started by a page of another origin."""
    if asked.method in _SAFE_METHODS:
        return False
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in _OURS
    origin = asked.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != asked.host


def _refuse_foreign() -> None:
    if comes_from_elsewhere(request):
        raise CrossOrigin
