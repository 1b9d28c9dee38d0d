"""Retry policies as data: exponential, full jitter (M. Brooker, AWS Architecture Blog, 2015), capped, finite."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class RetryPolicy:
    """``attempts`` counts the first one. Delays are in seconds."""

    attempts: int
    base_seconds: float
    cap_seconds: float

    def delay(self, attempt: int, jitter: float) -> timedelta:
        """Wait after attempt number ``attempt`` (from 1) has failed; ``jitter`` in 0..1 picks within the upper half."""
        longest = min(self.base_seconds * 2.0 ** (attempt - 1), self.cap_seconds)
        return timedelta(seconds=longest * (0.5 + jitter / 2))

    def exhausted(self, attempt: int) -> bool:
        return attempt >= self.attempts


NO_RETRY = RetryPolicy(attempts=1, base_seconds=0, cap_seconds=0)
# Another service of the suite restarts within minutes; ten attempts span about a quarter of an hour.
RETRY_INTERNAL = RetryPolicy(attempts=10, base_seconds=1, cap_seconds=180)
# Something of someone else's may be down for a morning: some five hours.
RETRY_OUTSIDE = RetryPolicy(attempts=14, base_seconds=5, cap_seconds=1800)
