"""Letting a member of staff in, at once or after a code: the cookies of the sign-in and where they lead."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from services.portal import queries
from services.portal.adapters.one_time_codes import new_secret
from services.portal.adapters.pending import COOKIE, LIFETIME, PATH, Pending, read_pending, sign_pending
from services.portal.domain.account import SignInRefused, WrongCode
from services.portal.usecases.sign_in import Outcome, Result
from shared.access import runtime, set_session_cookie
from shared.clock import system_now
from shared.errors import Throttled, Unauthenticated
from shared.sessions import StaffToken
from shared.web import redirect_to
from shared.web.rendering import is_local

CODE_PAGE = f"{PATH}/code"
ENROLMENT_PAGE = f"{PATH}/second-facteur"
_HOME = "/"


def admitted(result: Result) -> Result:
    """Raises what the form should say when the password was not accepted."""
    if result.outcome is Outcome.THROTTLED:
        raise Throttled
    if result.outcome is Outcome.REFUSED:
        raise SignInRefused
    return result


def admitted_by_code(result: Result) -> Result:
    if result.outcome is Outcome.THROTTLED:
        raise Throttled
    if result.outcome is Outcome.REFUSED:
        raise WrongCode("code")
    return result


def onward(result: Result, *, suite: str) -> AnyResponse:
    """After a right password: in, or on to the page of the second factor."""
    assert result.account_id is not None  # admitted() let only persons through
    if result.outcome is Outcome.CODE_NEEDED:
        return _hold(Pending(result.account_id, suite), at=CODE_PAGE)
    if result.outcome is Outcome.ENROLMENT_NEEDED:
        return _hold(Pending(result.account_id, suite, new_secret()), at=ENROLMENT_PAGE)
    return let_in(Pending(result.account_id, suite))


def let_in(pending: Pending) -> AnyResponse:
    here = runtime()
    with here.reading() as db:
        account = queries.account(db, pending.account_id)
    response = leading_to(pending.suite if is_local(pending.suite) else _HOME)
    token = StaffToken(account.id, account.name, frozenset(account.roles), account.territory_id, system_now())
    set_session_cookie(response, token)
    response.delete_cookie(COOKIE, path=PATH)
    return response


def held() -> Pending:
    """Who gave a right password within the last minutes; raises ``Unauthenticated`` for anybody else."""
    pending = read_pending(request.cookies.get(COOKIE, ""), key=runtime().settings.session_key)
    if pending is None:
        raise Unauthenticated
    return pending


def client_address() -> str:
    """The peer's, as the server knows it; a proxy in front is trusted by the server's own settings, not here."""
    return request.remote_addr or "unknown"


def _hold(pending: Pending, *, at: str) -> AnyResponse:
    settings = runtime().settings
    response = leading_to(at)
    response.set_cookie(
        COOKIE,
        sign_pending(pending, key=settings.session_key),
        max_age=int(LIFETIME.total_seconds()),
        httponly=True,
        secure=settings.secure_cookies,
        samesite="Lax",
        path=PATH,
    )
    return response


def leading_to(address: str) -> Response:
    response = redirect_to(address)
    assert isinstance(response, Response)  # Flask's, whose cookies we set
    return response
