"""When the weekly letter of a partner is due, and which days it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
SENT_AT = time(8, 0)
WEEK = timedelta(days=7)
# After a long silence (a stopped machine, a clock that jumped) the letter looks back a month, not a year.
LONGEST_LOOK_BACK = 4 * WEEK


@dataclass(frozen=True)
class Window:
    """From ``since`` to just before ``until``, both in UTC; ``week`` names the Monday of sending: "2026-W41"."""

    since: datetime
    until: datetime
    week: str


@dataclass(frozen=True)
class DigestItem:
    title: str
    text: str


@dataclass(frozen=True)
class PartnerFacts:
    """What notifications keeps of the portal's directory."""

    id: UUID
    territory_id: UUID
    kind: str
    name: str
    contact_name: str
    contact_email: str
    locale: str
    active: bool


def latest_monday(now: datetime) -> datetime:
    """The last Monday 08:00 in Europe/Paris that is not ahead of ``now``, in UTC. Missed ones are not made up for."""
    local = now.astimezone(PARIS)
    monday = local.date() - timedelta(days=local.weekday())
    due = datetime.combine(monday, SENT_AT, PARIS)
    if due > local:
        due = datetime.combine(monday - WEEK, SENT_AT, PARIS)
    return due.astimezone(UTC)


def window(due: datetime, *, told_until: datetime | None) -> Window:
    """What the letter of ``due`` covers: since the last one, else one week; whole civil days, through clock changes."""
    year, week, _ = due.astimezone(PARIS).isocalendar()
    earliest = _civil_shift(due, -LONGEST_LOOK_BACK)
    since = max(told_until, earliest) if told_until is not None else _civil_shift(due, -WEEK)
    return Window(since=since.astimezone(UTC), until=due.astimezone(UTC), week=f"{year}-W{week:02d}")


def _civil_shift(at: datetime, by: timedelta) -> datetime:
    """The same hour on the wall, some days on."""
    local = at.astimezone(PARIS)
    return datetime.combine(local.date() + by, local.time(), PARIS).astimezone(UTC)
