"""The only place that reads the time. Business dates follow ``Clock``; technical delays follow ``system_now``.

The demo's clock is an offset kept in Redis, so that web, worker and beat, in whichever process, move together.
"""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

import redis

PARIS = ZoneInfo("Europe/Paris")
DEMO_START = datetime(2026, 9, 14, 8, 0, tzinfo=PARIS)
_OFFSET_KEY = "janus:demo:clock-offset-seconds"
_CACHE_SECONDS = 0.2


def system_now() -> datetime:
    """Aware UTC time of the machine: sessions, retries, leases; never a business date."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Seconds from an arbitrary point, for measuring durations."""
    return time.monotonic()


class Clock(Protocol):
    """The business time."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        ...

    def today(self) -> date:
        """The civil date in Europe/Paris, on which ages and deadlines are judged."""
        ...


class SystemClock:
    """Production: the machine's time."""

    def now(self) -> datetime:
        return system_now()

    def today(self) -> date:
        return self.now().astimezone(PARIS).date()


class FixedClock:
    """Tests: stands still until moved."""

    def __init__(self, at: datetime) -> None:
        self._at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self._at

    def today(self) -> date:
        return self._at.astimezone(PARIS).date()

    def move(self, *, to: datetime | None = None, by: timedelta = timedelta(0)) -> None:
        self._at = (to.astimezone(UTC) if to is not None else self._at) + by


class DemoClock:
    """Demo: the machine's time plus an offset that a person moves forward; it never goes back."""

    def __init__(self, redis_url: str) -> None:
        self._redis = redis.Redis.from_url(redis_url, socket_timeout=2, socket_connect_timeout=2)
        self._offset = timedelta(0)
        self._read_at = float("-inf")

    def now(self) -> datetime:
        if monotonic() - self._read_at > _CACHE_SECONDS:
            self._refresh()
        return system_now() + self._offset

    def today(self) -> date:
        return self.now().astimezone(PARIS).date()

    def start(self, at: datetime = DEMO_START) -> None:
        """Sets the start once; a second run goes on where the first stood."""
        self._redis.set(_OFFSET_KEY, int((at - system_now()).total_seconds()), nx=True)
        self._refresh()

    def advance(self, to: datetime) -> None:
        """Raises ValueError when ``to`` is not ahead of the present demo time."""
        self._refresh()
        if to <= self.now():
            raise ValueError("the demo clock only moves forward")
        self._redis.set(_OFFSET_KEY, int((to - system_now()).total_seconds()))
        self._refresh()

    def _refresh(self) -> None:
        stored = self._redis.get(_OFFSET_KEY)
        self._read_at = monotonic()
        if isinstance(stored, bytes):
            self._offset = timedelta(seconds=int(stored))
