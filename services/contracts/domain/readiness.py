"""What a dossier's open papers mean: may it be signed, may work start, and which one paper drives the date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from services.contracts.domain.lifecycles import PaperState
from services.contracts.domain.paper_kinds import Blocks, PaperKind

HELD = frozenset({PaperState.ACCEPTED, PaperState.WAIVED})


@dataclass(frozen=True)
class PaperStanding:
    kind: PaperKind
    owner: str
    state: PaperState
    blocks: Blocks
    requested_on: date
    lead_days: int

    @property
    def is_open(self) -> bool:
        return self.state not in HELD


@dataclass(frozen=True)
class Forecast:
    """``driver``: the paper that is ready last, None when nothing blocks any more."""

    ready_on: date
    driver: PaperStanding | None

    def is_late_for(self, day: date) -> bool:
        return self.driver is not None and self.ready_on > day


def blocks_signing(papers: Iterable[PaperStanding]) -> tuple[PaperStanding, ...]:
    return tuple(one for one in papers if one.is_open and one.blocks is Blocks.SIGN)


def blocks_start(papers: Iterable[PaperStanding]) -> tuple[PaperStanding, ...]:
    return tuple(one for one in papers if one.is_open and one.blocks in (Blocks.SIGN, Blocks.START))


def forecast(papers: Iterable[PaperStanding], *, today: date) -> Forecast:
    """``max(requested_on + lead)`` over blocking papers not held; a received one needs a day; never before today."""
    open_papers = blocks_start(papers)
    if not open_papers:
        return Forecast(today, None)
    driver = max(open_papers, key=lambda one: (_expected_on(one, today), one.lead_days, one.kind))
    return Forecast(_expected_on(driver, today), driver)


def _expected_on(paper: PaperStanding, today: date) -> date:
    if paper.state is PaperState.RECEIVED:
        return today + timedelta(days=1)
    return max(paper.requested_on + timedelta(days=paper.lead_days), today + timedelta(days=1))
