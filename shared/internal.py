"""Calling another service's internal API from an adapter: one session per client, a time-out on every call.

Answers 5xx, 429 and network faults raise ``Transient``; any other refusal ``Permanent``. Never used while
serving a request: tasks only.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import requests

from shared.correlation import HEADER, correlation_id
from shared.errors import Permanent, Transient
from shared.sessions import sign_service_token
from shared.settings import Settings

_TIMEOUT_SECONDS = (3.05, 15)
_TOO_MANY_REQUESTS = 429
_SERVER_ERROR = 500
_CLIENT_ERROR = 400


class InternalClient:
    """``caller`` asks ``callee``; paths start with ``/internal/<callee>/``."""

    def __init__(self, settings: Settings, *, caller: str, callee: str) -> None:
        self._base = settings.service_urls[callee].rstrip("/")
        self._key = settings.service_key
        self._caller = caller
        self._http = requests.Session()

    def get(self, path: str, *, params: Mapping[str, str] | None = None) -> Any:
        """The JSON answer."""
        headers = {
            "Authorization": f"Bearer {sign_service_token(self._caller, key=self._key)}",
            HEADER: correlation_id(),
        }
        try:
            answer = self._http.get(self._base + path, params=params, headers=headers, timeout=_TIMEOUT_SECONDS)
        except requests.RequestException as error:
            raise Transient(f"no answer ({type(error).__name__})") from None
        status = answer.status_code
        if status >= _SERVER_ERROR or status == _TOO_MANY_REQUESTS:
            raise Transient(f"status {status}")
        if status >= _CLIENT_ERROR:
            raise Permanent(f"status {status}")
        return answer.json()
