"""Moving the demo's clock. A clock that cannot be moved, as in production, answers that there is nothing here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from services.portal.domain.demo_clock import Jump, jump_from
from shared.clock import PARIS, Clock
from shared.errors import NotFound


@runtime_checkable
class MovableClock(Protocol):
    """What only the demo's clock can do."""

    def now(self) -> datetime: ...

    def advance(self, to: datetime) -> None: ...


@dataclass(frozen=True)
class AdvanceClock:
    """``date`` goes with ``Jump.DATE``."""

    jump: Jump
    date: date | None = None


def movable(clock: Clock) -> MovableClock:
    if not isinstance(clock, MovableClock):
        raise NotFound
    return clock


def advance_clock(command: AdvanceClock, *, clock: Clock, events: Iterable[date]) -> datetime:
    """``events``: the dates of the season. Returns the new time."""
    demo = movable(clock)
    target = jump_from(demo.now(), command.jump, zone=PARIS, events=events, chosen=command.date)
    demo.advance(target)
    return target
