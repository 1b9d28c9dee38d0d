"""The scoring grid and its arithmetic: what is looked at, in which phase, with which weight.

Human qualities carry the weight; technical skill counts for little, because these youths know enough of the tools and
what matters is the wish to pass them on. "Not observed" is left out of every mean: it is never read as a low mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from services.recruitment.domain.errors import NoteMissing, SheetIncomplete, TooLittleObserved

MARKS = (1, 2, 3, 4, 5)
MINIMUM_OBSERVED = 5
PANEL = 3
"""As many assessors make the panel complete."""
_CENT = Decimal("0.01")


class Phase(StrEnum):
    """The three times of a module."""

    INTERVIEW = "interview"
    PAIR = "pair"
    SOLO = "solo"


class Criterion(StrEnum):
    """What is looked for."""

    ENERGY = "energy"
    SHARING = "sharing"
    COOPERATION = "cooperation"
    SELF_WORK = "self_work"
    ADAPTATION = "adaptation"
    INITIATIVE = "initiative"
    CREATIVITY = "creativity"
    TECHNICAL = "technical"


WEIGHTS: Mapping[Criterion, int] = {
    Criterion.ENERGY: 20,
    Criterion.SHARING: 20,
    Criterion.COOPERATION: 15,
    Criterion.SELF_WORK: 15,
    Criterion.ADAPTATION: 10,
    Criterion.INITIATIVE: 8,
    Criterion.CREATIVITY: 8,
    Criterion.TECHNICAL: 4,
}


@dataclass(frozen=True, order=True)
class Cell:
    """One line of the grid: a criterion that can be seen in a phase."""

    phase: Phase
    criterion: Criterion

    @property
    def key(self) -> str:
        return f"{self.phase}_{self.criterion}"


GRID: tuple[Cell, ...] = (
    Cell(Phase.INTERVIEW, Criterion.ENERGY),
    Cell(Phase.INTERVIEW, Criterion.SHARING),
    Cell(Phase.INTERVIEW, Criterion.SELF_WORK),
    Cell(Phase.PAIR, Criterion.COOPERATION),
    Cell(Phase.PAIR, Criterion.ADAPTATION),
    Cell(Phase.PAIR, Criterion.ENERGY),
    Cell(Phase.SOLO, Criterion.INITIATIVE),
    Cell(Phase.SOLO, Criterion.CREATIVITY),
    Cell(Phase.SOLO, Criterion.TECHNICAL),
)

Marks = Mapping[Cell, int | None]


@dataclass(frozen=True)
class PanelScore:
    """What the jury reads of one candidate: the mean of the assessors' means, and how far apart they are."""

    overall: Decimal | None
    spread: Decimal | None
    sheets: int


def check_sheet(marks: Marks, *, note: str) -> None:
    """Every line answered, enough of them observed, and a word on what was seen."""
    if set(marks) != set(GRID):
        raise SheetIncomplete("marks")
    if len([mark for mark in marks.values() if mark is not None]) < MINIMUM_OBSERVED:
        raise TooLittleObserved("marks", minimum=MINIMUM_OBSERVED)
    if not note.strip():
        raise NoteMissing("note")


def weighted_mean(marks: Marks) -> Decimal | None:
    """1 to 5, by the weights of the criteria seen; one criterion seen in two phases counts once, by its mean."""
    seen = _by_criterion(marks)
    if not seen:
        return None
    total = sum(WEIGHTS[criterion] for criterion in seen)
    return rounded(sum((WEIGHTS[criterion] * mean for criterion, mean in seen.items()), Decimal(0)) / total)


def panel_score(means: Iterable[Decimal | None]) -> PanelScore:
    """Plain mean of the assessors: with three raters it beats the median; the spread tells where talk is needed."""
    known: Sequence[Decimal] = [mean for mean in means if mean is not None]
    if not known:
        return PanelScore(overall=None, spread=None, sheets=0)
    overall = rounded(sum(known, Decimal(0)) / len(known))
    return PanelScore(overall=overall, spread=max(known) - min(known), sheets=len(known))


def may_see_others(*, own_submitted: bool, sheets: int) -> bool:
    """Blind until one's own grid is in; a complete panel is open to the jury, as no grid can be swayed any more."""
    return own_submitted or sheets >= PANEL


def rounded(value: Decimal) -> Decimal:
    return value.quantize(_CENT, rounding=ROUND_HALF_UP)


def _by_criterion(marks: Marks) -> dict[Criterion, Decimal]:
    seen: dict[Criterion, list[int]] = {}
    for cell, mark in marks.items():
        if mark is not None:
            seen.setdefault(cell.criterion, []).append(mark)
    return {criterion: Decimal(sum(values)) / len(values) for criterion, values in seen.items()}
