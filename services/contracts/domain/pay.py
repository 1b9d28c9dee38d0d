"""Hours and gross pay in euros: dated SMIC, paid preparation, end-of-contract and leave indemnities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
PREPARATION = Decimal("0.15")
PRECARITY = Decimal("0.10")
LEAVE = Decimal("0.10")
FULL_RATE_AGE = 18
REDUCTION_BELOW_17 = Decimal("0.20")
REDUCTION_AT_17 = Decimal("0.10")


@dataclass(frozen=True)
class SmicRate:
    """Gross hourly minimum wage (mainland) in force from ``since``."""

    since: date
    hourly: Decimal
    text: str


SMIC = (
    SmicRate(date(2023, 1, 1), Decimal("11.27"), "décret 2022-1608"),
    SmicRate(date(2023, 5, 1), Decimal("11.52"), "arrêté du 26 avril 2023"),
    SmicRate(date(2024, 1, 1), Decimal("11.65"), "décret du 20 décembre 2023"),
    SmicRate(date(2024, 11, 1), Decimal("11.88"), "décret 2024-951"),
    SmicRate(date(2026, 1, 1), Decimal("12.02"), "décret 2025-1228"),
    SmicRate(date(2026, 6, 1), Decimal("12.31"), "arrêté du 22 mai 2026"),
)
LAST_PUBLISHED_YEAR = 2026


@dataclass(frozen=True)
class SmicOn:
    """``pending``: the year's rate was not published when this table was made, the last known one stands in."""

    rate: SmicRate
    pending: bool


@dataclass(frozen=True)
class PlannedHours:
    face_to_face: Decimal
    preparation: Decimal

    @property
    def total(self) -> Decimal:
        return self.face_to_face + self.preparation


@dataclass(frozen=True)
class GrossPay:
    hourly: Decimal
    gross: Decimal
    precarity: Decimal
    leave: Decimal

    @property
    def total(self) -> Decimal:
        return self.gross + self.precarity + self.leave


def smic_on(day: date) -> SmicOn:
    """Raises ValueError for a day before the table begins."""
    known = [rate for rate in SMIC if rate.since <= day]
    if not known:
        raise ValueError(f"no SMIC known on {day.isoformat()}")
    return SmicOn(known[-1], pending=day.year > LAST_PUBLISHED_YEAR)


def planned_hours(sessions: int, hours_each: Decimal, *, meetings: Decimal = Decimal(0)) -> PlannedHours:
    """ÉCLAT avenant 196: at least 15 % of face-to-face time is paid preparation; meetings count as worked."""
    face_to_face = sessions * hours_each
    return PlannedHours(face_to_face, cents(face_to_face * PREPARATION) + meetings)


def gross_pay(hours: Decimal, hourly: Decimal) -> GrossPay:
    """L1243-8: 10 % precarity; L1242-16: leave 10 % of gross with precarity. Each rounded to the cent."""
    gross = cents(hours * hourly)
    precarity = cents(gross * PRECARITY)
    return GrossPay(hourly, gross, precarity, cents((gross + precarity) * LEAVE))


def minority_reduction(age: int, *, applied: bool) -> Decimal:
    """D3231-3; off by default, since no text says that it may cut the branch minimum (P-03)."""
    if not applied or age >= FULL_RATE_AGE:
        return Decimal(0)
    return REDUCTION_BELOW_17 if age < FULL_RATE_AGE - 1 else REDUCTION_AT_17


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
