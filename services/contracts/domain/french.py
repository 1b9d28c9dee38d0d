"""How dates, sums and durations are written in a French document, whatever the locale of the reader.

A contract is in French (L1221-3); non-breaking spaces keep a number and its unit on one line.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

NO_BREAK = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SIRET_DIGITS = 14
PHONE_DIGITS = 10
MINUTES_PER_HOUR = 60
FIRST_PLURAL = 2  # French takes the plural from two on: 1,5 heure
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def long_date(day: date) -> str:
    ordinal = "1er" if day.day == 1 else str(day.day)
    return f"{ordinal}{NO_BREAK}{MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def clock_time(moment: time) -> str:
    return hour_and_minute(moment.hour, moment.minute)


def decimal_number(value: Decimal, places: int) -> str:
    """Comma as decimal sign, thin space every three digits, half rounded up."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,f}".replace(",", THIN).replace(".", ",")


def euros(value: Decimal) -> str:
    return f"{decimal_number(value, 2)}{NO_BREAK}€"


def hours(value: Decimal) -> str:
    """`3,45 heures`; whole hours without decimals, and the singular below two."""
    places = 0 if value == value.to_integral_value() else 2
    unit = "heure" if value < FIRST_PLURAL else "heures"
    return f"{decimal_number(value, places)}{NO_BREAK}{unit}"


def hours_and_minutes(value: Decimal) -> str:
    """`3 h 27`: the reading a pay clerk uses for 3,45 hours; minutes rounded to the nearest."""
    minutes = int((value * MINUTES_PER_HOUR).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    if minutes < MINUTES_PER_HOUR:
        return f"{minutes}{NO_BREAK}min"
    return hour_and_minute(minutes // MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR)


def hour_and_minute(whole_hours: int, minutes: int) -> str:
    tail = f"{NO_BREAK}{minutes:02d}" if minutes else ""
    return f"{whole_hours}{NO_BREAK}h{tail}"


def enumeration(items: Sequence[str]) -> str:
    """`a`, `a et b`, `a, b et c`; empty when there is nothing to name."""
    if not items[1:]:
        return "".join(items)
    return f"{', '.join(items[:-1])} et {items[-1]}"


def phone_number(phone: str) -> str:
    """`01 23 45 67 89` for a French number, also when typed or stored as +33…; others as they are."""
    digits = "".join(phone.split()).replace(".", "")
    national = f"0{digits[3:]}" if digits.startswith("+33") else digits
    if len(national) != PHONE_DIGITS or not national.isdecimal():
        return phone
    return NO_BREAK.join(national[start : start + 2] for start in range(0, PHONE_DIGITS, 2))


def siret_number(siret: str) -> str:
    """Grouped 3-3-3-5 when it has its fourteen digits, as typed otherwise."""
    digits = "".join(siret.split())
    if len(digits) != SIRET_DIGITS:
        return siret
    return NO_BREAK.join((digits[:3], digits[3:6], digits[6:9], digits[9:]))
