"""The one way to make a service's Flask app: access first, then pages, API, errors and request logs."""

from __future__ import annotations

from functools import partial

import structlog
from flask import Flask, Response, g, request
from flask_smorest import Api
from werkzeug.middleware.proxy_fix import ProxyFix

from shared import health
from shared.access import EXTENSION, allow, init_access, principal
from shared.clock import monotonic
from shared.correlation import HEADER, correlated, correlation_id
from shared.problems import register_errors
from shared.runtime import Runtime
from shared.web.setup import init_web

log = structlog.get_logger(__name__)

# Above any file that a form takes, so that one that is too heavy is refused by name with the rest of the form kept.
LONGEST_BODY_BYTES = 80 * 1024 * 1024
LONGEST_FIELDS_BYTES = 2 * 1024 * 1024


def make_app(runtime: Runtime) -> Flask:
    """The app of ``runtime``'s service, ready to serve its prefix, ``/api/<name>/v1`` and ``/internal/<name>``."""
    service = runtime.service
    app = Flask(service.package, static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=LONGEST_BODY_BYTES,
        MAX_FORM_MEMORY_SIZE=LONGEST_FIELDS_BYTES,
        SECRET_KEY=runtime.settings.session_key,
        API_TITLE=f"Janus {service.name}",
        API_VERSION="v1",
        OPENAPI_VERSION="3.0.3",
        OPENAPI_URL_PREFIX=f"/api/{service.name}/v1",
        OPENAPI_JSON_PATH="openapi.json",
    )
    app.extensions[EXTENSION] = runtime
    _trace_requests(app)
    init_web(app, service.name)
    init_access(app)
    app.register_blueprint(health.blueprint)
    for pages in service.pages:
        app.register_blueprint(pages)
    api = Api(app)
    for endpoints in service.api:
        api.register_blueprint(endpoints)
    _open_document(app)
    register_errors(app)
    service.prepare(app)
    if proxies := runtime.settings.trusted_proxies:
        # Attempts are counted by address: without this, everybody would come from the proxy's.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    return app


def _open_document(app: Flask) -> None:
    """The OpenAPI document is public; its view is a bound method, which takes no mark."""
    endpoint = "api-docs.openapi_json"
    app.view_functions[endpoint] = allow.public()(partial(app.view_functions[endpoint]))


def _trace_requests(app: Flask) -> None:
    """Binds the correlation id to the request and logs one line, with the route's pattern and never its path:
    a path may hold a personal link's secret."""

    @app.before_request
    def start() -> None:
        g.correlation = correlated(request.headers.get(HEADER))
        g.correlation.__enter__()
        g.started = monotonic()

    @app.after_request
    def finish(response: Response) -> Response:
        response.headers[HEADER] = correlation_id()
        rule = request.url_rule.rule if request.url_rule else "(none)"
        duration_ms = round((monotonic() - g.get("started", monotonic())) * 1000, 1)
        log.info(
            "request_finished",
            method=request.method,
            route=rule,
            status=response.status_code,
            duration_ms=duration_ms,
            actor=principal().key,
        )
        return response

    @app.teardown_request
    def end(error: BaseException | None) -> None:
        correlation = g.pop("correlation", None)
        if correlation is not None:
            correlation.__exit__(None, None, None)
