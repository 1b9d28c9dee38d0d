"""A delivery's life, pair by pair, and when it is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from services.notifications.domain.deliveries import (
    DELIVERY,
    MAIL_BACKOFF,
    SERVER,
    STAFF,
    WORKER,
    Backoff,
    Event,
    State,
)
from shared.errors import IllegalMove

NOW = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
S, E = State, Event
ALLOWED = {
    (S.QUEUED, E.CLAIM, WORKER): S.SENDING,
    (S.SENDING, E.ACCEPT, WORKER): S.SENT,
    (S.SENDING, E.POSTPONE, WORKER): S.QUEUED,
    (S.SENDING, E.GIVE_UP, WORKER): S.FAILED,
    (S.SENDING, E.LOSE_SIGHT, WORKER): S.UNKNOWN,
    (S.UNKNOWN, E.ACCEPT, WORKER): S.SENT,
    (S.SENT, E.CONFIRM, SERVER): S.DELIVERED,
    (S.SENT, E.BOUNCE, SERVER): S.BOUNCED,
    (S.UNKNOWN, E.CONFIRM, SERVER): S.DELIVERED,
    (S.UNKNOWN, E.BOUNCE, SERVER): S.BOUNCED,
    (S.UNKNOWN, E.RESEND, STAFF): S.QUEUED,
    (S.UNKNOWN, E.SETTLE, STAFF): S.SENT,
    (S.FAILED, E.RESEND, STAFF): S.QUEUED,
    (S.BOUNCED, E.RESEND, STAFF): S.QUEUED,
}


@pytest.mark.parametrize(("state", "event", "actor"), list(product(State, Event, (WORKER, SERVER, STAFF))))
def test_every_state_and_event(state: State, event: Event, actor: str) -> None:
    if (state, event, actor) in ALLOWED:
        assert DELIVERY.move(state, event, actor=actor) is ALLOWED[(state, event, actor)]
    else:
        with pytest.raises(IllegalMove):
            DELIVERY.move(state, event, actor=actor)


def test_nothing_leaves_unknown_without_a_word_from_outside() -> None:
    ways_out = {(move.event, move.actor) for move in DELIVERY if move.state is State.UNKNOWN}
    assert (E.POSTPONE, WORKER) not in ways_out
    assert (E.CLAIM, WORKER) not in ways_out


@pytest.mark.parametrize(
    ("attempts", "jitter", "seconds"),
    [(1, 0.0, 5), (1, 1.0, 10), (2, 1.0, 20), (3, 0.5, 30), (4, 1.0, 60), (9, 1.0, 60)],
)
def test_backoff_doubles_up_to_its_cap(attempts: int, jitter: float, seconds: float) -> None:
    policy = Backoff(base=10, cap=60, attempts=10)
    assert policy.next_attempt(now=NOW, attempts=attempts, jitter=jitter) == NOW + timedelta(seconds=seconds)


def test_backoff_ends() -> None:
    assert Backoff(base=10, cap=60, attempts=3).next_attempt(now=NOW, attempts=3, jitter=0.0) is None


def test_the_mail_policy_outlasts_a_day_of_a_dead_server_and_not_three() -> None:
    total = timedelta()
    attempts = 1
    while due := MAIL_BACKOFF.next_attempt(now=NOW, attempts=attempts, jitter=0.5):
        total += due - NOW
        attempts += 1
    assert timedelta(hours=16) < total < timedelta(days=3)
