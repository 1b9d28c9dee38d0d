"""One error format: ``application/problem+json`` (RFC 9457), from one table of error class -> status.

``code`` is stable, ``detail`` is in the caller's language, ``errors`` points at fields (RFC 6901 pointers),
``request_id`` is the correlation id. A 500 never carries the exception's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import structlog
from flask import Flask, Response, json, request
from flask_babel import gettext
from werkzeug.exceptions import HTTPException

from shared import errors
from shared.correlation import correlation_id
from shared.web.error_pages import render_error_page
from shared.web.texts import validation_text

log = structlog.get_logger(__name__)

CONTENT_TYPE = "application/problem+json"
FIRST_ERROR = 400
UNPROCESSABLE = 422
INTERNAL = 500

# Looked up along the class's ancestors, so that a service's own error needs a line here only for a new category.
STATUS: dict[type[errors.DomainError], int] = {
    errors.NotFound: 404,
    errors.Conflict: 409,
    errors.Forbidden: 403,
    errors.Unauthenticated: 401,
    errors.InvalidInput: UNPROCESSABLE,
    errors.Expired: 410,
    errors.TooLarge: 413,
    errors.UnsupportedMedia: 415,
    errors.Throttled: 429,
    errors.ServiceUnavailable: 503,
    errors.DomainError: 400,
}


def status_of(error: type[errors.DomainError]) -> int:
    """Raises LookupError for what is not a DomainError."""
    for ancestor in error.__mro__:
        if ancestor in STATUS:
            return STATUS[ancestor]
    raise LookupError(error.__name__)


def register_errors(app: Flask) -> None:
    """JSON for ``/api`` and ``/internal``, a page in the person's language everywhere else."""
    app.register_error_handler(errors.DomainError, _domain_error)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _unexpected)


def _wants_json() -> bool:
    return request.path.startswith(("/api/", "/internal/")) or request.path == "/health"


def _domain_error(error: errors.DomainError) -> Response:
    status = status_of(type(error))
    log.info("request_refused", code=error.code, status=status, endpoint=request.endpoint)
    if not _wants_json():
        return render_error_page(error, status)
    # Flask-Babel interpolates even without fields, and a lone % would then fail.
    detail = gettext(error.message, **error.params) if error.params else gettext(error.message)
    fields = (
        [{"pointer": f"/{error.field.replace('-', '/')}", "code": error.code, "detail": detail}] if error.field else []
    )
    return problem(status, code=error.code, detail=detail, fields=fields)


def _http_error(error: HTTPException) -> Response:
    status = error.code or INTERNAL
    if status < FIRST_ERROR:  # a redirect that werkzeug raises
        return Response(headers={"Location": error.get_response(request.environ).headers["Location"]}, status=status)
    if not _wants_json():
        return render_error_page(error, status)
    fields = list(_field_errors(getattr(error, "data", None) or {}))
    detail = gettext("Certaines valeurs ne sont pas acceptées.") if fields else error.name
    answer = problem(status, code=_code_of(error), detail=detail, fields=fields)
    for name, value in error.get_headers():
        if name.lower() in ("allow", "retry-after"):
            answer.headers[name] = value
    return answer


def _unexpected(error: Exception) -> Response:
    log.error("request_failed", endpoint=request.endpoint, error=type(error).__name__, exc_info=error)
    if not _wants_json():
        return render_error_page(error, INTERNAL)
    detail = gettext("Une erreur est survenue de notre côté. Rien de ce que vous aviez déjà envoyé n’est perdu.")
    return problem(INTERNAL, code="internal", detail=detail)


def problem(status: int, *, code: str, detail: str, fields: list[dict[str, str]] | None = None) -> Response:
    body: dict[str, Any] = {
        "type": f"urn:janus:problem:{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": correlation_id(),
    }
    if fields:
        body["errors"] = fields
    return Response(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)


def _code_of(error: HTTPException) -> str:
    return "invalid_input" if error.code == UNPROCESSABLE else error.name.lower().replace(" ", "_").replace("'", "")


def _field_errors(data: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for messages in (data.get("messages") or {}).values():
        yield from _walk(messages, "")


def _walk(node: object, pointer: str) -> Iterator[dict[str, str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from _walk(value, f"{pointer}/{key}")
    elif isinstance(node, (list, tuple)):
        for value in node:
            yield {"pointer": pointer or "/", "code": "invalid", "detail": validation_text(value)}
