"""The life of one delivery, from the row to the server's yes, and what is never guessed: ``unknown``.

The server's answer and our commit cannot be one act. A worker that dies between them leaves ``sending``; the
sweeper turns that into ``unknown``, and a person who can look at the other end decides. Nothing resends blindly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.errors import DomainError
from shared.lifecycle import Lifecycle, Move


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    BOUNCED = "bounced"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SUPPRESSED = "suppressed"


class Event(StrEnum):
    CLAIM = "claim"
    ACCEPT = "accept"
    POSTPONE = "postpone"
    GIVE_UP = "give_up"
    LOSE_SIGHT = "lose_sight"
    CONFIRM = "confirm"
    BOUNCE = "bounce"
    RESEND = "resend"
    SETTLE = "settle"


WORKER = "worker"
SERVER = "server"
STAFF = "staff"

DELIVERY = Lifecycle[State, Event](
    "delivery",
    [
        Move(State.QUEUED, Event.CLAIM, WORKER, State.SENDING),
        Move(State.SENDING, Event.ACCEPT, WORKER, State.SENT),
        Move(State.SENDING, Event.POSTPONE, WORKER, State.QUEUED),
        Move(State.SENDING, Event.GIVE_UP, WORKER, State.FAILED),
        Move(State.SENDING, Event.LOSE_SIGHT, WORKER, State.UNKNOWN),
        # A worker that was only slow comes back after the sweeper: its word is better than none.
        Move(State.UNKNOWN, Event.ACCEPT, WORKER, State.SENT),
        Move(State.SENT, Event.CONFIRM, SERVER, State.DELIVERED),
        Move(State.SENT, Event.BOUNCE, SERVER, State.BOUNCED),
        Move(State.UNKNOWN, Event.CONFIRM, SERVER, State.DELIVERED),
        Move(State.UNKNOWN, Event.BOUNCE, SERVER, State.BOUNCED),
        Move(State.UNKNOWN, Event.RESEND, STAFF, State.QUEUED),
        Move(State.UNKNOWN, Event.SETTLE, STAFF, State.SENT),
        Move(State.FAILED, Event.RESEND, STAFF, State.QUEUED),
        Move(State.BOUNCED, Event.RESEND, STAFF, State.QUEUED),
    ],
)

# A mail is handed over within seconds and a drain lasts under a minute: after this, nobody is working on it.
STALE_AFTER = timedelta(minutes=2)


class AlreadyPlanned(DomainError):
    """The same event, recipient and kind twice: a producer that names one person two times."""

    code = "delivery_already_planned"
    message = "Ce message est déjà prévu pour cette personne."


@dataclass(frozen=True)
class Backoff:
    """When to try again: exponential, the upper half jittered, capped, and finite. Times in seconds."""

    base: float
    cap: float
    attempts: int

    def next_attempt(self, *, now: datetime, attempts: int, jitter: float) -> datetime | None:
        """After ``attempts`` failures; None once the budget is spent. ``jitter`` within 0..1."""
        if attempts >= self.attempts:
            return None
        longest = min(self.base * 2.0 ** (attempts - 1), self.cap)
        return now + timedelta(seconds=longest * (0.5 + jitter / 2))


# Half a minute at first, an hour at most: a server may be down for a good day before a person is called.
MAIL_BACKOFF = Backoff(base=30, cap=3600, attempts=30)
