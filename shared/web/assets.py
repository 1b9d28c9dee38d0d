"""Style, script and icon, named by their content: a browser may keep them for ever, and never keeps an old one."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask, Response, request, send_from_directory

STATIC = Path(__file__).parent / "static"
_FOR_EVER = "public, max-age=31536000, immutable"
_A_WHILE = "public, max-age=300"


@cache
def asset(name: str) -> str:
    """The address of a static file, with the digest of its content."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def init_assets(app: Flask) -> None:
    """Serves ``/static`` from every app: behind a proxy one of them is asked, in the embedded run any may be."""
    app.add_url_rule("/static/<path:name>", endpoint="static", view_func=_send)


def _send(name: str) -> Response:
    response = send_from_directory(STATIC, name)
    response.headers["Cache-Control"] = _FOR_EVER if "v" in request.args else _A_WHILE
    return response
