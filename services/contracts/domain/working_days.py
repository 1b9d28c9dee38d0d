"""Counting in jours ouvrables: every day but Sundays and public holidays; Saturday counts."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta

SUNDAY = 6
ONE_DAY = timedelta(days=1)


def is_working_day(day: date, holidays: Set[date]) -> bool:
    return day.weekday() != SUNDAY and day not in holidays


def working_days_after(day: date, count: int, *, holidays: Set[date]) -> date:
    """The ``count``-th working day after ``day``, which itself is not counted."""
    left = count
    while left > 0:
        day += ONE_DAY
        left -= is_working_day(day, holidays)
    return day


def working_days_before(day: date, count: int, *, holidays: Set[date]) -> date:
    """The latest day that leaves ``count`` full working days before ``day``."""
    left = count
    while left > 0:
        day -= ONE_DAY
        left -= is_working_day(day, holidays)
    return day
