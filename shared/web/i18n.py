"""French and English. Message ids are the French texts; ``messages.po`` files are read as they are, at start.

Nothing is compiled to disk: a catalogue is parsed once per process, so what runs is always what was written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from flask import Flask, Response, current_app, has_request_context, request
from flask_babel import Babel, Domain, get_locale

LANGUAGES = {"fr": "Français", "en": "English"}
DEFAULT_LANGUAGE = "fr"
LANGUAGE_COOKIE = "janus_lang"
SHARED_CATALOGUES = Path(__file__).parent / "translations"
_SERVICES = Path(__file__).parents[2] / "services"
_BEFORE_SIGN = re.compile(r"(?<=\S) (?=[?!:;»])")
_A_YEAR = 365 * 24 * 3600


class FrenchSource(NullTranslations):
    """The message ids themselves. French counts 0 as singular, which gettext's own fallback does not."""

    def gettext(self, message: str) -> str:
        return spaced(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return spaced(msgid1 if abs(n) in (0, 1) else msgid2)

    ugettext = gettext
    ungettext = ngettext


@cache
def spaced(text: str) -> str:
    """French puts a space before ? ! : ; » and after «, where no line may break."""
    return _BEFORE_SIGN.sub("\N{NO-BREAK SPACE}", text).replace("« ", "«\N{NO-BREAK SPACE}")


class CatalogueDomain(Domain):  # type: ignore[misc]  # flask_babel carries no types
    """What Flask-Babel's ``gettext`` looks messages up in."""

    def __init__(self, directories: tuple[Path, ...]) -> None:
        super().__init__()
        self._directories = directories

    def get_translations(self) -> NullTranslations:
        return translations(current_language(), self._directories)


@cache
def translations(language: str, directories: tuple[Path, ...] = (SHARED_CATALOGUES,)) -> NullTranslations:
    """The merged catalogue of ``directories``; the first that knows a message wins."""
    if language == DEFAULT_LANGUAGE:
        return FrenchSource()
    merged = Catalog(locale=language)
    for directory in reversed(directories):
        for message in read_catalogue(directory, language):
            if message.id and message.string:
                merged.add(message.id, message.string, context=message.context)
    buffer = BytesIO()
    write_mo(buffer, merged)
    buffer.seek(0)
    return Translations(buffer)


def read_catalogue(directory: Path, language: str) -> Catalog:
    """An absent file is an empty catalogue."""
    path = directory / language / "LC_MESSAGES" / "messages.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def service_catalogues(service: str) -> tuple[Path, ...]:
    """A service's own catalogue, then the shared one."""
    return (_SERVICES / service / "translations", SHARED_CATALOGUES)


def translate(msgid: str, language: str, *, service: str | None = None, **params: object) -> str:
    """Looks ``msgid`` up where no request says the language: mails, documents, tasks."""
    directories = service_catalogues(service) if service else (SHARED_CATALOGUES,)
    text: str = translations(language, directories).gettext(msgid)
    return text % params if params else text


def translate_plural(singular: str, plural: str, num: int, language: str, *, service: str | None = None) -> str:
    """The form for ``num``, with ``%(num)d`` filled in."""
    directories = service_catalogues(service) if service else (SHARED_CATALOGUES,)
    text: str = translations(language, directories).ngettext(singular, plural, num)
    return text % {"num": num}


def current_language() -> str:
    """``fr`` or ``en``: the request's, French elsewhere."""
    locale: Locale | None = get_locale()
    return DEFAULT_LANGUAGE if locale is None else str(locale.language)


def init_i18n(app: Flask, directories: Sequence[Path]) -> None:
    babel = Babel()
    babel.domain_instance = CatalogueDomain((*directories, SHARED_CATALOGUES))
    babel.init_app(
        app, default_locale=DEFAULT_LANGUAGE, default_timezone="Europe/Paris", locale_selector=_select_language
    )
    app.after_request(_remember_language)


def _select_language() -> str:
    if not has_request_context():
        return DEFAULT_LANGUAGE
    for asked in (request.args.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if asked in LANGUAGES:
            return asked
    return request.accept_languages.best_match(LANGUAGES, DEFAULT_LANGUAGE) or DEFAULT_LANGUAGE


def _remember_language(response: Response) -> Response:
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE,
            asked,
            max_age=_A_YEAR,
            samesite="Lax",
            httponly=True,
            secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        )
    return response
