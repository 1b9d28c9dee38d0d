"""Where the demo's clock may jump to: forward only, in office hours, onto the events of the season."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from shared.errors import InvalidInput

MORNING = time(8, 0)
LAST_DAY_AHEAD = timedelta(days=730)


class Jump(StrEnum):
    DAY = "day"
    WEEK = "week"
    NEXT_EVENT = "next_event"
    DATE = "date"


class DateNotAhead(InvalidInput):
    code = "date_not_ahead"
    message = "L’horloge de démonstration n’avance que vers l’avenir, de deux ans au plus."


class NoEventAhead(InvalidInput):
    code = "no_event_ahead"
    message = "Le calendrier de la saison ne contient plus de date à venir."


def jump_from(
    now: datetime, jump: Jump, *, zone: tzinfo, events: Iterable[date], chosen: date | None = None
) -> datetime:
    """A day or a week keeps the hour; an event or a date is met at eight in the morning of ``zone``."""
    local = now.astimezone(zone)
    if jump is Jump.DAY:
        return local + timedelta(days=1)
    if jump is Jump.WEEK:
        return local + timedelta(weeks=1)
    target = _morning(_next_event(events, local.date()) if jump is Jump.NEXT_EVENT else chosen, zone)
    if not local < target < local + LAST_DAY_AHEAD:
        raise DateNotAhead("date")
    return target


def _next_event(events: Iterable[date], today: date) -> date:
    ahead = [event for event in events if event > today]
    if not ahead:
        raise NoEventAhead
    return min(ahead)


def _morning(day: date | None, zone: tzinfo) -> datetime:
    if day is None:
        raise DateNotAhead("date")
    return datetime.combine(day, MORNING, tzinfo=zone)
