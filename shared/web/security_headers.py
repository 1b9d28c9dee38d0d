"""What every answer tells the browser not to do. A view that needs another value sets it itself.

Pages hold minors' data and are read on shared computers: nothing but static files is ever kept by the browser.
"""

from __future__ import annotations

from flask import Flask, Response, request

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    # Not no-referrer: browsers then send `Origin: null` with our own forms, and same_origin.py could not tell them
    # from foreign ones. Nothing leaves for other sites either way, so no personal link does.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cache-Control": "no-store",
}


def init_security_headers(app: Flask) -> None:
    app.after_request(_protect)


def _protect(response: Response) -> Response:
    for name, value in _HEADERS.items():
        if name not in _left_out(response):
            response.headers.setdefault(name, value)
    return response


def _left_out(response: Response) -> set[str]:
    """Static files say themselves how long they keep; a view that frames itself contradicts X-Frame-Options."""
    framed = "frame-ancestors 'self'" in response.headers.get("Content-Security-Policy", "")
    return ({"X-Frame-Options"} if framed else set()) | ({"Cache-Control"} if request.endpoint == "static" else set())
