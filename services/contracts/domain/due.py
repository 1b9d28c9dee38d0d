"""When a paper is due, and which days of a dossier must be looked at again."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta
from enum import StrEnum

from services.contracts.domain.formalities import prefecture_planned_on
from services.contracts.domain.paper_kinds import PaperKind

DAYS_TO_HAND_IN = timedelta(days=14)
DAYS_TO_SIGN = timedelta(days=14)
BEFORE_START = timedelta(days=7)
WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)
BY_PREFECTURE = frozenset({PaperKind.PREFECTURE_CHECK, PaperKind.STUDENT_DECLARATION, PaperKind.WORK_PERMIT})


class DueKind(StrEnum):
    PAPERS_REMINDER = "papers_reminder"
    RISK_CHECK = "risk_check"
    ADULTHOOD = "adulthood"
    PAPER_EXPIRY = "paper_expiry"


def paper_due_on(kind: PaperKind, *, requested_on: date, starts_on: date, holidays: Set[date]) -> date:
    """People have two weeks, and until a week before the start at the latest; declarations follow the law's dates."""
    if kind is PaperKind.DPAE:
        return starts_on
    if kind in BY_PREFECTURE:
        return prefecture_planned_on(starts_on, holidays)
    if kind is PaperKind.MEDICAL_VISIT:
        return starts_on - BEFORE_START
    return max(min(requested_on + DAYS_TO_HAND_IN, starts_on - BEFORE_START), requested_on)


def sign_before(today: date, starts_on: date) -> date:
    """Two weeks, and before the first hour at the latest (C-06)."""
    return max(min(today + DAYS_TO_SIGN, starts_on - ONE_DAY), today)
