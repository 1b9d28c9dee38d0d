"""Between the password and the code: a signed cookie that says whose password was right, for five minutes.

It also carries the secret that an enrolment page shows, so that nothing is stored before it is proved. The
person sees that secret on the page anyway; the signature keeps it from being exchanged for another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import jwt

from shared.clock import system_now

COOKIE = "janus_pending"
PATH = "/connexion"
LIFETIME = timedelta(minutes=5)
_AUDIENCE = "janus-pending"
_ALGORITHM = "HS256"


@dataclass(frozen=True)
class Pending:
    """``secret``: shown for enrolment; empty for somebody who is enrolled. ``suite``: the page to go on to."""

    account_id: UUID
    suite: str
    secret: str = ""


def sign_pending(pending: Pending, *, key: str) -> str:
    now = system_now()
    claims = {
        "aud": _AUDIENCE,
        "sub": str(pending.account_id),
        "suite": pending.suite,
        "secret": pending.secret,
        "iat": now,
        "exp": now + LIFETIME,
    }
    return jwt.encode(claims, key, algorithm=_ALGORITHM)


def read_pending(raw: str, *, key: str) -> Pending | None:
    """None for anything but a standing token of ours."""
    try:
        claims = jwt.decode(
            raw, key, algorithms=[_ALGORITHM], audience=_AUDIENCE, options={"require": ["exp", "iat", "sub"]}
        )
    except jwt.InvalidTokenError:
        return None
    return Pending(UUID(claims["sub"]), str(claims.get("suite", "")), str(claims.get("secret", "")))
