"""Staff sessions: a short signed token in a cookie that each service checks by itself (JWT, RFC 7519, HS256).

A token lives an hour and is renewed while in use, up to twelve hours after sign-in. Sessions follow the
machine's clock: moving the demo's clock signs nobody out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt

from shared.clock import system_now

COOKIE = "janus_session"
LIFETIME = timedelta(hours=1)
LONGEST = timedelta(hours=12)
_RENEW_AFTER = timedelta(minutes=10)
_SERVICE_TOKEN_LIFETIME = timedelta(seconds=60)
_ALGORITHM = "HS256"
_STAFF = "janus-staff"
_INTERNAL = "janus-internal"


@dataclass(frozen=True)
class StaffToken:
    """What a session says of a staff member. ``renew``: it has aged enough to be issued anew."""

    account_id: UUID
    name: str
    roles: frozenset[str]
    territory_id: UUID
    signed_in_at: datetime
    renew: bool = False


def sign_staff_token(token: StaffToken, *, key: str) -> str:
    now = system_now()
    claims = {
        "aud": _STAFF,
        "sub": str(token.account_id),
        "name": token.name,
        "roles": sorted(token.roles),
        "territory": str(token.territory_id),
        "auth_time": int(token.signed_in_at.timestamp()),
        "iat": now,
        "exp": min(now + LIFETIME, token.signed_in_at + LONGEST),
    }
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def read_staff_token(raw: str, *, key: str) -> StaffToken | None:
    """None for anything but a standing token of ours."""
    claims = _claims(raw, key=key, audience=_STAFF)
    if claims is None:
        return None
    return StaffToken(
        account_id=UUID(claims["sub"]),
        name=claims["name"],
        roles=frozenset(claims["roles"]),
        territory_id=UUID(claims["territory"]),
        signed_in_at=datetime.fromtimestamp(claims["auth_time"], UTC),
        renew=system_now().timestamp() - claims["iat"] > _RENEW_AFTER.total_seconds(),
    )


def sign_service_token(service: str, *, key: str) -> str:
    """One minute's pass for a service calling another's internal API."""
    now = system_now()
    claims = {"aud": _INTERNAL, "sub": service, "iat": now, "exp": now + _SERVICE_TOKEN_LIFETIME}
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def read_service_token(raw: str, *, key: str) -> str | None:
    """The calling service's name, or None."""
    claims = _claims(raw, key=key, audience=_INTERNAL)
    return None if claims is None else str(claims["sub"])


def _claims(raw: str, *, key: str, audience: str) -> dict[str, Any] | None:
    try:
        return jwt.decode(
            raw, key, algorithms=[_ALGORITHM], audience=audience, leeway=5, options={"require": ["exp", "iat", "sub"]}
        )
    except jwt.InvalidTokenError:
        return None
