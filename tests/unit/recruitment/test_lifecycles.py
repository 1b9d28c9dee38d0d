"""Every state × event × actor of recruitment's lifecycles: what is in the table passes, all else is refused."""

from __future__ import annotations

from itertools import product

import pytest

from services.recruitment.domain.booking import (
    BOOKING,
    WAITING,
    BookingStatus,
    BookingStep,
    WaitingStatus,
    WaitingStep,
)
from services.recruitment.domain.candidacy import (
    ANSWERED,
    AWAITING_ANSWER,
    BOOKABLE,
    CANDIDACY,
    DECIDABLE,
    Actor,
    Stage,
    Step,
    next_stage,
)
from shared.errors import IllegalMove

pytestmark = pytest.mark.unit

S = Stage
BY_CANDIDATE = {
    (S.DRAFT, Step.REGISTER): S.REGISTERED,
    (S.REGISTERED, Step.BOOK): S.BOOKED,
    (S.EXCUSED, Step.BOOK): S.BOOKED,
    (S.BOOKED, Step.CHANGE): S.BOOKED,
    (S.BOOKED, Step.CANCEL): S.REGISTERED,
    (S.SELECTED, Step.ACCEPT): S.ACCEPTED,
    (S.SELECTED, Step.DECLINE): S.DECLINED,
    (S.REGISTERED, Step.WITHDRAW): S.WITHDRAWN,
    (S.BOOKED, Step.WITHDRAW): S.WITHDRAWN,
    (S.ATTENDED, Step.WITHDRAW): S.WITHDRAWN,
    (S.EXCUSED, Step.WITHDRAW): S.WITHDRAWN,
    (S.ABSENT, Step.WITHDRAW): S.WITHDRAWN,
    (S.SCORED, Step.WITHDRAW): S.WITHDRAWN,
    (S.SELECTED, Step.WITHDRAW): S.WITHDRAWN,
    (S.RESERVE, Step.WITHDRAW): S.WITHDRAWN,
    (S.ACCEPTED, Step.WITHDRAW): S.WITHDRAWN,
}
_SEEN = (S.BOOKED, S.ATTENDED, S.EXCUSED, S.ABSENT)
BY_STAFF = {
    **{(stage, Step.ATTEND): S.ATTENDED for stage in _SEEN},
    **{(stage, Step.EXCUSE): S.EXCUSED for stage in _SEEN},
    **{(stage, Step.MISS): S.ABSENT for stage in _SEEN},
    (S.ATTENDED, Step.SCORE): S.SCORED,
    (S.SCORED, Step.SCORE): S.SCORED,
}
BY_JURY = {
    (S.SCORED, Step.SELECT): S.SELECTED,
    (S.RESERVE, Step.SELECT): S.SELECTED,
    (S.SCORED, Step.RESERVE): S.RESERVE,
    (S.SCORED, Step.TURN_DOWN): S.NOT_SELECTED,
    (S.ATTENDED, Step.TURN_DOWN): S.NOT_SELECTED,
    (S.EXCUSED, Step.TURN_DOWN): S.NOT_SELECTED,
    (S.ABSENT, Step.TURN_DOWN): S.NOT_SELECTED,
    (S.SELECTED, Step.REOPEN): S.SCORED,
    (S.RESERVE, Step.REOPEN): S.SCORED,
    (S.NOT_SELECTED, Step.REOPEN): S.SCORED,
}
TABLES = {Actor.CANDIDATE: BY_CANDIDATE, Actor.STAFF: BY_STAFF, Actor.JURY: BY_JURY}


@pytest.mark.parametrize(("stage", "step", "actor"), list(product(Stage, Step, Actor)))
def test_candidacy(stage: Stage, step: Step, actor: Actor) -> None:
    expected = TABLES[actor].get((stage, step))

    if expected is None:
        with pytest.raises(IllegalMove):
            next_stage(stage, step, actor=actor)
    else:
        assert next_stage(stage, step, actor=actor) is expected


def test_every_stage_but_the_first_is_reached() -> None:
    assert {move.next for move in CANDIDACY} == set(Stage) - {Stage.DRAFT}


def test_the_named_sets_follow_the_table() -> None:
    allows = CANDIDACY.allows
    assert {stage for stage in Stage if allows(stage, Step.BOOK, actor=Actor.CANDIDATE)} == BOOKABLE
    assert {stage for stage in Stage if allows(stage, Step.TURN_DOWN, actor=Actor.JURY)} == DECIDABLE
    assert AWAITING_ANSWER < DECIDABLE
    assert ANSWERED.isdisjoint(DECIDABLE)


WAITING_MOVES = {
    (WaitingStatus.WAITING, WaitingStep.OFFER, "system"): WaitingStatus.OFFERED,
    (WaitingStatus.OFFERED, WaitingStep.ACCEPT, "candidate"): WaitingStatus.ACCEPTED,
    (WaitingStatus.OFFERED, WaitingStep.DECLINE, "candidate"): WaitingStatus.DECLINED,
    (WaitingStatus.OFFERED, WaitingStep.EXPIRE, "system"): WaitingStatus.EXPIRED,
    (WaitingStatus.WAITING, WaitingStep.LEAVE, "candidate"): WaitingStatus.LEFT,
    (WaitingStatus.OFFERED, WaitingStep.LEAVE, "candidate"): WaitingStatus.LEFT,
}


@pytest.mark.parametrize(
    ("status", "step", "actor"), list(product(WaitingStatus, WaitingStep, ("candidate", "system", "staff")))
)
def test_waiting(status: WaitingStatus, step: WaitingStep, actor: str) -> None:
    expected = WAITING_MOVES.get((status, step, actor))

    if expected is None:
        with pytest.raises(IllegalMove):
            WAITING.move(status, step, actor=actor)
    else:
        assert WAITING.move(status, step, actor=actor) is expected


_DAY = {
    BookingStep.COME: BookingStatus.CAME,
    BookingStep.EXCUSE: BookingStatus.EXCUSED,
    BookingStep.MISS: BookingStatus.ABSENT,
}
BOOKING_MOVES: dict[tuple[BookingStatus, BookingStep, str], BookingStatus] = {
    (BookingStatus.ACTIVE, BookingStep.CHANGE, "candidate"): BookingStatus.ACTIVE,
    (BookingStatus.ACTIVE, BookingStep.CANCEL, "candidate"): BookingStatus.CANCELLED,
    **{
        (status, step, "staff"): after
        for status in BookingStatus
        if status is not BookingStatus.CANCELLED
        for step, after in _DAY.items()
    },
}


@pytest.mark.parametrize(("status", "step", "actor"), list(product(BookingStatus, BookingStep, ("candidate", "staff"))))
def test_booking(status: BookingStatus, step: BookingStep, actor: str) -> None:
    expected = BOOKING_MOVES.get((status, step, actor))

    if expected is None:
        with pytest.raises(IllegalMove):
            BOOKING.move(status, step, actor=actor)
    else:
        assert BOOKING.move(status, step, actor=actor) is expected
