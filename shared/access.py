"""Who may call a route: a value on each view, read before it runs. A view without one is refused to everybody.

Roles decide who comes in; the scope says which rows they reach, and the queries of the service apply it:
staff see their own territory, a personal link its own subject, a service what it asks for by id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from flask import Flask, Response, current_app, g, request

from shared.errors import Forbidden, NotFound, Unauthenticated
from shared.links import LinkExpired, LinkHolder
from shared.runtime import Runtime
from shared.sessions import COOKIE, LIFETIME, StaffToken, read_service_token, read_staff_token, sign_staff_token

EXTENSION = "janus"
_ATTRIBUTE = "janus_access"
V = TypeVar("V", bound=Callable[..., Any])


class Role(StrEnum):
    """Staff roles (design, section 2)."""

    PROJECT_LEAD = "project_lead"
    COORDINATOR = "coordinator"
    TRAINER = "trainer"
    HR = "hr"
    OBSERVER = "observer"
    ADMIN = "admin"


class Scope(StrEnum):
    """Which rows a caller reaches."""

    EVERYONE = "everyone"
    TERRITORY = "territory"
    SUBJECT = "subject"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Staff:
    """A signed-in staff member."""

    account_id: UUID
    name: str
    roles: frozenset[str]
    territory_id: UUID

    @property
    def key(self) -> str:
        return f"staff:{self.account_id}"

    def has(self, *roles: Role) -> bool:
        return bool(self.roles & set(roles))


@dataclass(frozen=True)
class ServiceCaller:
    """Another service of the suite."""

    name: str

    @property
    def key(self) -> str:
        return f"service:{self.name}"


@dataclass(frozen=True)
class Visitor:
    """Anyone."""

    key: str = "visitor"


Principal = Staff | LinkHolder | ServiceCaller | Visitor


@dataclass(frozen=True)
class Access:
    """The declared access of one view."""

    scope: Scope
    roles: frozenset[Role] = frozenset()
    purposes: frozenset[str] = frozenset()
    expired_too: bool = False


class _Allow:
    """The four ways to open a route."""

    @staticmethod
    def public() -> Callable[[V], V]:
        return _mark(Access(Scope.EVERYONE))

    @staticmethod
    def staff(*roles: Role) -> Callable[[V], V]:
        """Signed-in staff with one of ``roles``; an admin is not let in by that alone. No role: any staff."""
        return _mark(Access(Scope.TERRITORY, roles=frozenset(roles or Role)))

    @staticmethod
    def link(*purposes: str, expired_too: bool = False) -> Callable[[V], V]:
        """The holder of a personal link of one of ``purposes``, given as the URL's ``token``."""
        return _mark(Access(Scope.SUBJECT, purposes=frozenset(purposes), expired_too=expired_too))

    @staticmethod
    def service() -> Callable[[V], V]:
        """Another service, by its bearer token."""
        return _mark(Access(Scope.INTERNAL))


allow = _Allow()


def _mark(access: Access) -> Callable[[V], V]:
    def mark(view: V) -> V:
        setattr(view, _ATTRIBUTE, access)
        return view

    return mark


def access_of(app: Flask, endpoint: str) -> Access | None:
    """The declared access of ``endpoint``; None (refused) where nothing is declared."""
    found = getattr(app.view_functions.get(endpoint), _ATTRIBUTE, None)
    return found if isinstance(found, Access) else None


def runtime() -> Runtime:
    """The running service's, inside a request."""
    found: Runtime = current_app.extensions[EXTENSION]
    return found


def principal() -> Principal:
    """Who calls; a ``Visitor`` until the request was let in."""
    found: Principal = g.get("principal", Visitor())
    return found


def staff() -> Staff:
    """The signed-in staff member; raises ``Unauthenticated`` elsewhere."""
    caller = principal()
    if not isinstance(caller, Staff):
        raise Unauthenticated
    return caller


def link_holder() -> LinkHolder:
    """The holder of the personal link; raises ``NotFound`` elsewhere."""
    caller = principal()
    if not isinstance(caller, LinkHolder):
        raise NotFound
    return caller


def init_access(app: Flask) -> None:
    """Checks every request of ``app``, and renews a session that is in use."""
    app.before_request(_enforce)
    app.after_request(_renew)


def current_staff() -> Staff | None:
    """Whoever holds a standing session cookie, whatever the route asks."""
    token = _staff_token()
    return None if token is None else Staff(token.account_id, token.name, token.roles, token.territory_id)


def _enforce() -> None:
    if request.endpoint is None:
        return
    if request.endpoint == "static" or request.endpoint.endswith(".static"):
        return
    access = access_of(current_app, request.endpoint)
    if access is None:
        raise Forbidden
    g.principal = _CHECKS[access.scope](access)


def _check_visitor(access: Access) -> Principal:
    return current_staff() or Visitor()


def _check_staff(access: Access) -> Principal:
    caller = current_staff()
    if caller is None:
        raise Unauthenticated
    if not caller.has(*access.roles):
        raise Forbidden
    return caller


def _check_link(access: Access) -> Principal:
    token = (request.view_args or {}).get("token", "")
    here = runtime()
    try:
        with here.reading() as session:
            holder = here.links.find(session.connection(), token, now=here.clock.now())
    except LinkExpired as expired:
        if not access.expired_too or expired.holder.purpose not in access.purposes:
            raise
        return expired.holder
    if holder.purpose not in access.purposes:
        raise NotFound
    return holder


def _check_service(access: Access) -> Principal:
    scheme, _, raw = request.headers.get("Authorization", "").partition(" ")
    name = read_service_token(raw, key=runtime().settings.service_key) if scheme == "Bearer" else None
    if name is None:
        raise Unauthenticated
    return ServiceCaller(name)


_CHECKS: dict[Scope, Callable[[Access], Principal]] = {
    Scope.EVERYONE: _check_visitor,
    Scope.TERRITORY: _check_staff,
    Scope.SUBJECT: _check_link,
    Scope.INTERNAL: _check_service,
}


def _staff_token() -> StaffToken | None:
    if "staff_token" not in g:
        raw = request.cookies.get(COOKIE, "")
        g.staff_token = read_staff_token(raw, key=runtime().settings.session_key) if raw else None
    token: StaffToken | None = g.staff_token
    return token


def set_session_cookie(response: Response, token: StaffToken) -> None:
    """Signs ``response``'s caller in (portal), or renews the session."""
    settings = runtime().settings
    response.set_cookie(
        COOKIE,
        sign_staff_token(token, key=settings.session_key),
        max_age=int(LIFETIME.total_seconds()),
        httponly=True,
        secure=settings.secure_cookies,
        samesite="Lax",
        path="/",
    )


def clear_session_cookie(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/")


def _renew(response: Response) -> Response:
    token: StaffToken | None = g.get("staff_token")
    signed_out = any(value.startswith(f"{COOKIE}=") for value in response.headers.getlist("Set-Cookie"))
    if token is not None and token.renew and not signed_out:
        set_session_cookie(response, token)
    return response
