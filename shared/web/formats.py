"""Dates, times and sums as people read them, in Europe/Paris; usable outside requests (mails, documents).

English is written the British way: a contract's 7 October is never 10/7.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal

from babel import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_datetime as babel_datetime
from babel.numbers import format_decimal

from shared.clock import PARIS
from shared.web.i18n import translate, translate_plural
from shared.web.texts import msgid

_FRENCH_NUMBER = re.compile(r"\+33([1-9])(\d{8})")
_PAIR = re.compile(r"\d\d")
_SOON_DAYS = 3
_MEGABYTE = 1_000_000
_NO_BREAK = "\N{NO-BREAK SPACE}"


def civil_date(value: date) -> date:
    """The day in Europe/Paris on which an instant falls; a date stays itself."""
    return value.astimezone(PARIS).date() if isinstance(value, datetime) else value


def date_long(value: date, language: str) -> str:
    """mercredi 7 octobre 2026 / Wednesday 7 October 2026; the first of a month is «1er» in French."""
    day = civil_date(value)
    number = "d'er'" if language == "fr" and day.day == 1 else "d"
    return babel_date(day, f"EEEE {number} MMMM y", locale=language)


def date_short(value: date, language: str) -> str:
    """07/10/2026 / 7 Oct 2026."""
    return babel_date(civil_date(value), "dd/MM/y" if language == "fr" else "d MMM y", locale=language)


def time_short(value: datetime, language: str) -> str:
    """14 h 00 / 14:00."""
    pattern = f"H{_NO_BREAK}'h'{_NO_BREAK}mm" if language == "fr" else "HH:mm"
    return babel_datetime(value, pattern, tzinfo=PARIS, locale=language)


def datetime_long(value: datetime, language: str) -> str:
    """mercredi 7 octobre 2026 à 14 h 00 / Wednesday 7 October 2026 at 14:00."""
    joint = "à" if language == "fr" else "at"
    return f"{date_long(value, language)} {joint} {time_short(value, language)}"


def period(start: datetime, end: datetime, language: str) -> str:
    """One day: its date and both hours; several: both dates."""
    if civil_date(start) != civil_date(end):
        pattern = "du {} au {}" if language == "fr" else "{} to {}"
        return pattern.format(date_long(start, language), date_long(end, language))
    pattern = "{}, de {} à {}" if language == "fr" else "{}, {} to {}"
    return pattern.format(date_long(start, language), time_short(start, language), time_short(end, language))


def money(value: Decimal | int, language: str) -> str:
    """Euros; cents only where there are some."""
    amount = Decimal(value)
    digits = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    text = format_decimal(amount, digits, locale=language)
    return f"{text}{_NO_BREAK}€" if language == "fr" else f"€{text}"


def number(value: Decimal | float, language: str, places: int | None = None) -> str:
    """Exactly ``places`` decimals; else 2 at most, and none that say nothing: 69 / 4,85 / 1 250,5."""
    decimals = "##" if places is None else "0" * places
    return format_decimal(value, f"#,##0.{decimals}", locale=language)


def country(code: str, language: str) -> str:
    """The name behind an ISO 3166 code; the code itself where nobody knows it."""
    return str(Locale.parse(language).territories.get(code.upper(), code))


def phone(number_e164: str) -> str:
    """A French number as French people read it out, 06 12 34 56 78; any other as it is kept (E.164)."""
    found = _FRENCH_NUMBER.fullmatch(number_e164)
    return _NO_BREAK.join((f"0{found[1]}", *_PAIR.findall(found[2]))) if found else number_e164


def file_size(count: int, language: str) -> str:
    """Bytes as people are used to them: 340 ko, 2,4 Mo."""
    units = ("ko", "Mo") if language == "fr" else ("kB", "MB")
    if count < _MEGABYTE:
        return f"{max(1, round(count / 1000))}{_NO_BREAK}{units[0]}"
    return f"{format_decimal(count / _MEGABYTE, '0.#', locale=language)}{_NO_BREAK}{units[1]}"


def relative_days(value: date, today: date, language: str) -> str:
    """aujourd’hui, demain, hier, dans 3 jours, il y a 3 jours."""
    days = (civil_date(value) - today) // timedelta(days=1)
    near = {0: msgid("aujourd’hui"), 1: msgid("demain"), -1: msgid("hier")}
    if days in near:
        return translate(near[days], language)
    if days > 0:
        return translate_plural("dans %(num)d jour", "dans %(num)d jours", days, language)
    return translate_plural("il y a %(num)d jour", "il y a %(num)d jours", -days, language)


def deadline_text(value: date, today: date, language: str) -> str:
    """As ``relative_days``, but a day gone by is a day late."""
    late = (today - civil_date(value)) // timedelta(days=1)
    if late > 0:
        return translate_plural("en retard de %(num)d jour", "en retard de %(num)d jours", late, language)
    return relative_days(value, today, language)


def deadline_kind(value: date, today: date) -> str:
    """The badge's kind: late is danger, three days or fewer is a warning."""
    days = (civil_date(value) - today) // timedelta(days=1)
    if days < 0:
        return "danger"
    return "warning" if days <= _SOON_DAYS else "neutral"
