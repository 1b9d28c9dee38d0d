"""From a template and plain values to an answer; what templates may use besides is listed here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from flask import Flask, Response, current_app, make_response, redirect, render_template, request
from flask_babel import gettext
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined
from redis.exceptions import RedisError
from werkzeug.wrappers import Response as AnyResponse

from shared.access import EXTENSION, runtime
from shared.web import formats
from shared.web.assets import asset
from shared.web.forms import Form
from shared.web.i18n import LANGUAGES, current_language
from shared.web.navigation import navigation, signed_in

_TEMPLATES = Path(__file__).parent / "templates"
_SEE_OTHER = 303
_OK = 200


V = TypeVar("V")


class ForeignAddress(ValueError):
    """A redirect that would leave the suite."""


def render_page(template: str, *, status: int | None = None, **context: object) -> Response:
    """The page, with the status that its form earned (422, 409) unless ``status`` says otherwise."""
    forms = [value for value in context.values() if isinstance(value, Form)]
    page = render_template(template, **context)
    for form in forms:
        page = form.with_summary(page)
    return make_response(page, status or max((form.status for form in forms), default=_OK))


def redirect_to(address: str) -> AnyResponse:
    """After an action: 303, so that reloading the next page sends nothing again. Only to an address of the suite."""
    if not is_local(address):
        raise ForeignAddress
    return redirect(address, _SEE_OTHER)


def is_local(address: str) -> bool:
    """Whether ``address`` is a path of ours: browsers read ``//`` and a backslash as another host."""
    parts = urlsplit(address)
    plain = not any(ord(character) <= ord(" ") or character == "\\" for character in address)
    return plain and address.startswith("/") and not address.startswith("//") and not parts.scheme and not parts.netloc


def init_rendering(app: Flask) -> None:
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.filters.update(_FILTERS)
    environment.globals.update(_GLOBALS)
    own = app.jinja_loader
    app.jinja_loader = ChoiceLoader([*([own] if own else []), FileSystemLoader(_TEMPLATES)])


@dataclass(frozen=True)
class LanguageLink:
    """One entry of the language switch."""

    code: str
    name: str
    href: str
    current: bool


def languages() -> list[LanguageLink]:
    """The same page in each language; after a refused form, the page that showed the form."""
    here = current_language()
    return [LanguageLink(code, name, with_query(lang=code), code == here) for code, name in LANGUAGES.items()]


def with_query(**changes: object) -> str:
    """This page's address with some arguments changed."""
    arguments = {**request.args.to_dict(), **{key: str(value) for key, value in changes.items()}}
    # `http://host//other` has the path `//other`, which as a link would lead to another host.
    return f"/{quote(request.path.lstrip('/'))}?{urlencode(arguments)}"


def demo_now() -> datetime | None:
    """The demo's instant, where the suite follows a clock of its own."""
    if EXTENSION not in current_app.extensions or not runtime().settings.demo_clock:
        return None
    try:
        return runtime().clock.now()
    except RedisError:
        return None  # the page that says so must still come


def association_name() -> str:
    return str(current_app.config.get("ASSOCIATION_NAME") or gettext("Ambassadeurs du numérique"))


def _today() -> date:
    return runtime().clock.today()


def _in_language(format_value: Callable[[V, str], str]) -> Callable[[V], str]:
    def formatted(value: V) -> str:
        return format_value(value, current_language())

    return formatted


def _relative_days(value: date) -> str:
    return formats.relative_days(value, _today(), current_language())


def _deadline_text(value: date) -> str:
    return formats.deadline_text(value, _today(), current_language())


def _deadline_kind(value: date) -> str:
    return formats.deadline_kind(value, _today())


def _iso_date(value: date) -> str:
    return formats.civil_date(value).isoformat()


def _period(start: datetime, end: datetime) -> str:
    return formats.period(start, end, current_language())


def _number(value: Decimal | float, places: int | None = None) -> str:
    return formats.number(value, current_language(), places)


def _money(value: Decimal | int) -> str:
    return formats.money(value, current_language())


_FILTERS: dict[str, Callable[..., str]] = {
    "date_long": _in_language(formats.date_long),
    "date_short": _in_language(formats.date_short),
    "time": _in_language(formats.time_short),
    "datetime_long": _in_language(formats.datetime_long),
    "file_size": _in_language(formats.file_size),
    "country": _in_language(formats.country),
    "money": _money,
    "number": _number,
    "period": _period,
    "phone": formats.phone,
    "relative_days": _relative_days,
    "deadline_text": _deadline_text,
    "deadline_kind": _deadline_kind,
    "iso_date": _iso_date,
}
_GLOBALS: dict[str, Callable[..., Any]] = {
    "asset": asset,
    "association_name": association_name,
    "demo_now": demo_now,
    "html_lang": current_language,
    "languages": languages,
    "navigation": navigation,
    "signed_in": signed_in,
    "with_query": with_query,
}
