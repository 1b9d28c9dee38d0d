"""What the jury may decide, and what must hold before anything is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.recruitment.domain.candidacy import Stage, Step
from services.recruitment.domain.errors import (
    DecisionMissing,
    NothingToPublish,
    NotScored,
    RankMissing,
    ReasonMissing,
    TooManySelected,
)
from services.recruitment.domain.vocabulary import Outcome

STEP_OF: Mapping[Outcome, Step] = {
    Outcome.SELECTED: Step.SELECT,
    Outcome.RESERVE: Step.RESERVE,
    Outcome.NOT_SELECTED: Step.TURN_DOWN,
}


@dataclass(frozen=True)
class Proposal:
    """What the jury wants to write down for one candidate."""

    outcome: Outcome
    rank: int | None
    reason: str


def checked(proposal: Proposal, *, stage: Stage) -> Proposal:
    """The proposal as it may be stored: a rank for the reserve list only, a reason always, and never unseen."""
    if not proposal.reason.strip():
        raise ReasonMissing("reason")
    if proposal.outcome is not Outcome.NOT_SELECTED and stage is not Stage.SCORED:
        raise NotScored
    if proposal.outcome is not Outcome.RESERVE:
        return Proposal(proposal.outcome, None, proposal.reason.strip())
    if proposal.rank is None or proposal.rank < 1:
        raise RankMissing("rank")
    return Proposal(proposal.outcome, proposal.rank, proposal.reason.strip())


def check_publishable(outcomes: Iterable[Outcome], *, already_selected: int, missing: int, places: int) -> None:
    """All or nothing: everyone who came has an answer, and there is a place for everyone selected."""
    new = list(outcomes)
    if not new:
        raise NothingToPublish
    if missing:
        raise DecisionMissing(missing=missing)
    selected = already_selected + len([outcome for outcome in new if outcome is Outcome.SELECTED])
    if selected > places:
        raise TooManySelected(selected=selected, places=places)
