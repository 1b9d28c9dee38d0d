"""Errors as people see them: what happened, in words, and the way out. A 500 never shows what the exception said.

A form that arrives after the session has ended comes back whole, ready to be sent again. Passwords and codes never do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from flask import Response, current_app, make_response, redirect, request, url_for
from flask_babel import gettext

from shared.access import access_of
from shared.correlation import correlation_id
from shared.errors import DomainError
from shared.links import LinkExpired, LinkHolder
from shared.web.rendering import is_local, render_page
from shared.web.texts import error_text, msgid

SIGN_IN = "/connexion"
_SEE_OTHER, _UNAUTHENTICATED, _INTERNAL, _TOO_LARGE = 303, 401, 500, 413
_LONG_TEXT = 40
_WITHHELD = ("password", "passe", "otp", "totp", "secret", "code", "pin")

_TITLES = {
    400: msgid("Cette demande n’a pas pu être lue"),
    401: msgid("Identifiez-vous pour continuer"),
    403: msgid("Cette page ne vous est pas ouverte"),
    404: msgid("Cette page n’existe pas"),
    405: msgid("Cette page n’existe pas"),
    409: msgid("La situation a changé"),
    410: msgid("Il est trop tard pour cela"),
    413: msgid("Cet envoi est trop lourd"),
    415: msgid("Ce fichier n’est pas accepté"),
    422: msgid("Ces valeurs ne sont pas acceptées"),
    429: msgid("Un peu de patience"),
    500: msgid("Une erreur est survenue de notre côté"),
    503: msgid("Une partie du service ne répond pas"),
}
_TEXTS = {
    400: msgid("Revenez à la page précédente et réessayez."),
    404: msgid("L’adresse est peut-être incomplète, ou la page a été déplacée."),
    405: msgid("L’adresse est peut-être incomplète, ou la page a été déplacée."),
    413: msgid("Envoyez des fichiers plus légers : une photo ou un PDF de moins de 10 Mo suffit presque toujours."),
    500: msgid(
        "Ce n’est pas votre faute, et rien de ce qui était déjà enregistré n’est perdu. Réessayez dans un instant."
    ),
    503: msgid("Réessayez dans un instant : rien de ce qui était enregistré n’est perdu."),
}


@dataclass(frozen=True)
class WayOut:
    label: str
    href: str


@dataclass(frozen=True)
class Problem:
    """What ``errors.html`` shows."""

    status: int
    title: str
    text: str
    ways_out: list[WayOut]
    typed: list[str]
    request_id: str


def render_error_page(error: Exception, status: int) -> Response:
    """The page for ``error``; for somebody signed out, the way back in."""
    if isinstance(error, LinkExpired):
        return _expired(error.holder, status)
    if status == _UNAUTHENTICATED:
        return _signed_out()
    title = gettext(_TITLES.get(status, _TITLES[_INTERNAL]))
    problem = Problem(status, title, _text(error, status), _ways_out(), _long_texts(status), correlation_id())
    return render_page("errors.html", status=status, problem=problem)


def _text(error: Exception, status: int) -> str:
    if isinstance(error, DomainError):
        return error_text(error)
    return str(gettext(_TEXTS.get(status, _TEXTS[_INTERNAL])))


def _ways_out() -> list[WayOut]:
    before = urlsplit(request.referrer or "")
    ways = [WayOut(gettext("Aller à l’accueil"), "/")]
    if before.netloc == request.host and before.path != request.path and is_local(before.path):
        ways.insert(0, WayOut(gettext("Revenir à la page précédente"), before.path))
    return ways


def _expired(holder: LinkHolder, status: int) -> Response:
    return render_page(
        "expired_link.html",
        status=status,
        renew_url=_renewal(holder),
        ask_url="/recrutement/lien" if holder.purpose == "candidate" else None,
        typed=_long_texts(status),
    )


def _renewal(holder: LinkHolder) -> str | None:
    """The service's own POST that sends a new link: the one that lets an expired link of this purpose in."""
    for rule in current_app.url_map.iter_rules():
        access = access_of(current_app, rule.endpoint)
        opens = access is not None and access.expired_too and holder.purpose in access.purposes
        if opens and "POST" in (rule.methods or ()) and rule.arguments == {"token"}:
            return url_for(rule.endpoint, token=holder.token)
    return None


def _signed_out() -> Response:
    if request.method in ("GET", "HEAD"):
        return make_response(redirect(f"{SIGN_IN}?suite={quote(request.full_path.rstrip('?'))}", _SEE_OTHER))
    withheld = [name for name in request.form if _is_secret(name)]
    return render_page(
        "resend.html",
        status=_UNAUTHENTICATED,
        action=request.full_path.rstrip("?"),
        fields=[pair for pair in request.form.items(multi=True) if not _is_secret(pair[0])],
        files=[(name, file.filename) for name, file in request.files.items(multi=True) if file.filename],
        withheld=bool(withheld),
        shown=_long_texts(_UNAUTHENTICATED),
        sign_in_url=SIGN_IN,
    )


def _is_secret(name: str) -> bool:
    words = name.lower().replace("-", "_").split("_")
    return any(word in _WITHHELD for word in words)


def _long_texts(status: int) -> list[str]:
    """What took time to write, given back to be copied; never read from a body that was refused for its size."""
    if status == _TOO_LARGE or request.method in ("GET", "HEAD"):
        return []
    return list(_written())


def _written() -> Iterator[str]:
    for name, value in request.form.items(multi=True):
        if len(value) >= _LONG_TEXT and not _is_secret(name):
            yield value
