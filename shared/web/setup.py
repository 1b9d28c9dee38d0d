"""Gives a service's app everything that its pages need; ``shared.app.make_app`` calls it once."""

from __future__ import annotations

from flask import Flask

from shared.access import EXTENSION
from shared.runtime import Runtime
from shared.web.assets import init_assets
from shared.web.i18n import init_i18n, service_catalogues
from shared.web.rendering import init_rendering
from shared.web.same_origin import init_same_origin
from shared.web.security_headers import init_security_headers

_FLASH_COOKIE = "janus_flash"


def init_web(app: Flask, service_name: str) -> None:
    """Before the access checks: a request from elsewhere is refused whoever sends it."""
    runtime: Runtime = app.extensions[EXTENSION]
    app.config.update(
        SESSION_COOKIE_NAME=_FLASH_COOKIE,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=runtime.settings.secure_cookies,
    )
    init_i18n(app, service_catalogues(service_name)[:1])
    init_rendering(app)
    init_assets(app)
    init_same_origin(app)
    init_security_headers(app)
