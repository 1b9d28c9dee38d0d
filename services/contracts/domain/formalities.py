"""Dates and limits that the labour code and the CESEDA attach to a short contract."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from services.contracts.domain.working_days import working_days_after, working_days_before

DAYS_OF_WEEK = 7
SHORT_CONTRACT_MONTHS = 6
TRIAL_CAP_SHORT = 14
TRIAL_CAP_LONG = 30
STUDENT_HOURS = Decimal(964)
ALGERIAN_STUDENT_HOURS = Decimal("803.5")
PLANNING_MARGIN = timedelta(days=7)


@dataclass(frozen=True)
class Window:
    opens_on: date
    closes_on: date


def delivery_deadline(starts_on: date, holidays: Set[date]) -> date:
    """L1242-13: two working days after hiring, the hiring day not counted."""
    return working_days_after(starts_on, 2, holidays=holidays)


def dpae_window(starts_on: date) -> Window:
    """R1221-4: at the earliest eight days before; at the latest before the first hour of ``closes_on``."""
    return Window(starts_on - timedelta(days=8), starts_on)


def prefecture_deadline(starts_on: date, holidays: Set[date]) -> date:
    """R5221-41 and R5221-27: two working days before the start, check and student declaration alike."""
    return working_days_before(starts_on, 2, holidays=holidays)


def prefecture_planned_on(starts_on: date, holidays: Set[date]) -> date:
    return prefecture_deadline(starts_on, holidays) - PLANNING_MARGIN


def trial_days(starts_on: date, ends_on: date) -> int:
    """L1242-10: a calendar day per whole week, at most 14 when the contract lasts six months or less, else 30."""
    weeks = ((ends_on - starts_on).days + 1) // DAYS_OF_WEEK
    cap = TRIAL_CAP_SHORT if _lasts_six_months_or_less(starts_on, ends_on) else TRIAL_CAP_LONG
    return min(weeks, cap)


def _lasts_six_months_or_less(starts_on: date, ends_on: date) -> bool:
    """Counted from date to date: 4 January to 3 July is six months."""
    after = ends_on + timedelta(days=1)
    months = (after.year - starts_on.year) * 12 + after.month - starts_on.month
    return (months, after.day) <= (SHORT_CONTRACT_MONTHS, starts_on.day)


def weeks_of(starts_on: date, ends_on: date) -> Decimal:
    return Decimal((ends_on - starts_on).days + 1) / DAYS_OF_WEEK


def yearly_limit(*, algerian: bool) -> Decimal:
    """CESEDA L422-1: 964 h a year; the Franco-Algerian agreement: half of the 1607 h year."""
    return ALGERIAN_STUDENT_HOURS if algerian else STUDENT_HOURS


def student_hours_left(planned: Decimal, elsewhere: Decimal, *, algerian: bool = False) -> Decimal:
    """Negative when this contract and the other jobs together pass the limit."""
    return yearly_limit(algerian=algerian) - planned - elsewhere
