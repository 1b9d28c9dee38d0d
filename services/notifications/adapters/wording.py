"""Dates, hours and line breaks as a reader of French or English expects them in a mail."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from datetime import date, datetime, timedelta

from babel.dates import format_date

from shared.web import formats

COLUMNS = 72
NBSP = "\u00a0"
_BABEL = {"fr": "fr_FR", "en": "en_GB"}
_VOWELS = frozenset("aeiouœæ")
_SPACES = re.compile(r"[ \t\r\n]+")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")
_FRENCH_BEFORE = re.compile(r"(?<=\S) (?=[:;?!»](?:[\s<{.,)]|$))", re.MULTILINE)
_FRENCH_AFTER = re.compile(r"(?<=«) (?=\S)")


def day(value: date, locale: str) -> str:
    return formats.date_long(value, locale)


def moment(value: date, locale: str) -> str:
    """Day and hour; the day alone where only a day was given."""
    return formats.datetime_long(value, locale) if isinstance(value, datetime) else formats.date_long(value, locale)


def span(start: datetime, end: datetime, locale: str) -> str:
    """« mercredi 7 octobre 2026, de 14 h 00 à 17 h 00 »."""
    return formats.period(start, end, locale)


def short(value: date, locale: str) -> str:
    """For subject lines: « 7 oct. à 14 h 00 »."""
    written = _numbered(formats.civil_date(value), " MMM", locale)
    if not isinstance(value, datetime):
        return written
    return f"{written} {'à' if locale == 'fr' else 'at'} {formats.time_short(value, locale)}"


def week_label(since: datetime, until: datetime, locale: str) -> str:
    """« semaine du 5 au 11 octobre 2026 » for a window that ends just before ``until``."""
    first, last = formats.civil_date(since), formats.civil_date(until) - timedelta(days=1)
    same_month = (first.year, first.month) == (last.year, last.month)
    begin = _numbered(first, "" if same_month else " MMMM", locale)
    end = _numbered(last, " MMMM y", locale)
    return f"semaine du {begin} au {end}" if locale == "fr" else f"week of {begin} to {end}"


def folded(words: str, first: str = "", then: str = "") -> str:
    """One paragraph at 72 columns; a no-break space holds, and an address is never cut."""
    flat = _SPACES.sub(" ", words).strip(" ")
    lines = textwrap.wrap(
        flat, COLUMNS, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def underlined(words: str, mark: str = "=") -> str:
    flat = folded(words)
    return f"{flat}\n{mark * max(map(len, flat.splitlines()), default=0)}"


def without_blank_runs(words: str) -> str:
    """At most one blank line in a row, none at either end."""
    return _BLANK_LINES.sub("\n\n", words).strip() + "\n"


def with_french_spaces(source: str) -> str:
    """No-break spaces where French wants them: before : ; ? ! and within « »."""
    return _FRENCH_AFTER.sub(NBSP, _FRENCH_BEFORE.sub(NBSP, source))


def of(name: str) -> str:
    """« de Zoé », « d’Awa », « d’Yves », « de Yusuf »: before a vowel that is heard as one."""
    plain = unicodedata.normalize("NFD", name[:2]).casefold()
    heard = plain[:1] in _VOWELS or (plain[:1] == "y" and plain[1:2] not in _VOWELS)
    return f"d’{name}" if plain and heard else f"de {name}"


def _numbered(value: date, pattern: str, locale: str) -> str:
    """The first of a month is « 1er » in French."""
    number = "d'er'" if locale == "fr" and value.day == 1 else "d"
    return format_date(value, number + pattern, locale=_BABEL[locale])
