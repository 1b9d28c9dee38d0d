"""The candidacy's life, from the first form to the answer, as one table."""

from __future__ import annotations

from enum import StrEnum

from shared.lifecycle import Lifecycle, Move


class Stage(StrEnum):
    """Where a candidacy stands."""

    DRAFT = "draft"
    REGISTERED = "registered"
    BOOKED = "booked"
    ATTENDED = "attended"
    EXCUSED = "excused"
    ABSENT = "absent"
    SCORED = "scored"
    SELECTED = "selected"
    RESERVE = "reserve"
    NOT_SELECTED = "not_selected"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What may happen to a candidacy."""

    REGISTER = "register"
    BOOK = "book"
    CHANGE = "change"
    CANCEL = "cancel"
    ATTEND = "attend"
    EXCUSE = "excuse"
    MISS = "miss"
    SCORE = "score"
    SELECT = "select"
    RESERVE = "reserve"
    TURN_DOWN = "turn_down"
    REOPEN = "reopen"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class Actor(StrEnum):
    """Who moves a candidacy."""

    CANDIDATE = "candidate"
    STAFF = "staff"
    JURY = "jury"


_SEEN = (Stage.BOOKED, Stage.ATTENDED, Stage.EXCUSED, Stage.ABSENT)
_UNDECIDED = (Stage.SCORED, Stage.ATTENDED, Stage.EXCUSED, Stage.ABSENT)
_DECIDED = (Stage.SELECTED, Stage.RESERVE, Stage.NOT_SELECTED)
_LEAVING = (
    Stage.REGISTERED,
    Stage.BOOKED,
    Stage.ATTENDED,
    Stage.EXCUSED,
    Stage.ABSENT,
    Stage.SCORED,
    Stage.SELECTED,
    Stage.RESERVE,
    Stage.ACCEPTED,
)
_BY_CANDIDATE = (
    (Stage.DRAFT, Step.REGISTER, Stage.REGISTERED),
    (Stage.REGISTERED, Step.BOOK, Stage.BOOKED),
    (Stage.EXCUSED, Step.BOOK, Stage.BOOKED),
    (Stage.BOOKED, Step.CHANGE, Stage.BOOKED),
    (Stage.BOOKED, Step.CANCEL, Stage.REGISTERED),
    (Stage.SELECTED, Step.ACCEPT, Stage.ACCEPTED),
    (Stage.SELECTED, Step.DECLINE, Stage.DECLINED),
    *((stage, Step.WITHDRAW, Stage.WITHDRAWN) for stage in _LEAVING),
)
_BY_STAFF = (
    *((stage, Step.ATTEND, Stage.ATTENDED) for stage in _SEEN),
    *((stage, Step.EXCUSE, Stage.EXCUSED) for stage in _SEEN),
    *((stage, Step.MISS, Stage.ABSENT) for stage in _SEEN),
    (Stage.ATTENDED, Step.SCORE, Stage.SCORED),
    (Stage.SCORED, Step.SCORE, Stage.SCORED),
)
_BY_JURY = (
    (Stage.SCORED, Step.SELECT, Stage.SELECTED),
    (Stage.RESERVE, Step.SELECT, Stage.SELECTED),
    (Stage.SCORED, Step.RESERVE, Stage.RESERVE),
    *((stage, Step.TURN_DOWN, Stage.NOT_SELECTED) for stage in _UNDECIDED),
    *((stage, Step.REOPEN, Stage.SCORED) for stage in _DECIDED),
)

CANDIDACY: Lifecycle[Stage, Step] = Lifecycle(
    "candidacy",
    [
        *(Move(state, event, Actor.CANDIDATE.value, after) for state, event, after in _BY_CANDIDATE),
        *(Move(state, event, Actor.STAFF.value, after) for state, event, after in _BY_STAFF),
        *(Move(state, event, Actor.JURY.value, after) for state, event, after in _BY_JURY),
    ],
)

BOOKABLE: frozenset[Stage] = frozenset({Stage.REGISTERED, Stage.EXCUSED})
"""Stages from which a place may be booked."""

DECIDABLE: frozenset[Stage] = frozenset(_UNDECIDED)
"""Stages that the jury may answer."""

AWAITING_ANSWER: frozenset[Stage] = frozenset({Stage.ATTENDED, Stage.SCORED})
"""Stages that nobody may be left in when the jury publishes: they came, so they get an answer."""

ANSWERED: frozenset[Stage] = frozenset({*_DECIDED, Stage.ACCEPTED, Stage.DECLINED})


def next_stage(stage: Stage, step: Step, *, actor: Actor) -> Stage:
    return CANDIDACY.move(stage, step, actor=actor.value)
