"""One correlation id from the request through outbox and task to the mail, carried by a context variable."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
_ACCEPTED = re.compile(r"[A-Za-z0-9._-]{8,64}")
_current: ContextVar[str] = ContextVar("janus_correlation_id", default="")


def correlation_id() -> str:
    """The present id; a new one is made, and kept, where none is set."""
    if not _current.get():
        _current.set(uuid.uuid4().hex)
    return _current.get()


@contextmanager
def correlated(given: str | None) -> Iterator[str]:
    """Runs the block under ``given``, or under a new id where ``given`` is missing or malformed."""
    accepted = given if given and _ACCEPTED.fullmatch(given) else uuid.uuid4().hex
    token = _current.set(accepted)
    try:
        yield accepted
    finally:
        _current.reset(token)
