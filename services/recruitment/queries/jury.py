"""The jury's table: everyone who came, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.recruitment.domain.candidacy import ANSWERED, DECIDABLE, Stage
from services.recruitment.domain.scoring import PanelScore, may_see_others, panel_score
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.models import Candidate, Decision, Partner, ScoreSheet
from services.recruitment.queries.sheets import SheetLine, sheet_line

_ON_THE_TABLE = [*DECIDABLE, *ANSWERED]
_LAST = Decimal(-1)


@dataclass(frozen=True)
class Case:
    """One candidate before the jury. ``score`` and ``sheets`` are empty while they are hidden from the reader."""

    candidate_id: UUID
    name: str
    school: str | None
    stage: Stage
    sheet_count: int
    hidden: bool
    score: PanelScore
    sheets: tuple[SheetLine, ...]
    outcome: Outcome | None
    rank: int | None
    reason: str
    published: bool

    def mean_by(self, assessor_id: UUID) -> Decimal | None:
        return next((sheet.mean for sheet in self.sheets if sheet.assessor_id == assessor_id), None)


@dataclass(frozen=True)
class Board:
    """``assessors``: (id, name) of everyone whose marks the reader may see on it."""

    cases: tuple[Case, ...]
    assessors: tuple[tuple[UUID, str], ...]
    selected: int
    reserve: int
    not_selected: int
    undecided: int
    unpublished: int


def jury_board(session: Session, *, territory_id: UUID, season_id: UUID, assessor_id: UUID) -> Board:
    """Best first; who is hidden from the reader comes last by name, so that the order tells nothing."""
    sheets = _sheets(session, season_id)
    wanted = (
        select(Candidate, Partner.name, Decision)
        .outerjoin(Partner, Partner.id == Candidate.school_partner_id)
        .outerjoin(Decision, Decision.candidate_id == Candidate.id)
        .where(
            Candidate.season_id == season_id,
            Candidate.territory_id == territory_id,
            Candidate.stage.in_(_ON_THE_TABLE),
        )
    )
    cases = [
        _case(candidate, school, decision, lines=sheets.get(candidate.id, []), assessor_id=assessor_id)
        for candidate, school, decision in session.execute(wanted)
    ]
    cases.sort(key=_order)
    return _board(cases)


def _sheets(session: Session, season_id: UUID) -> dict[UUID, list[SheetLine]]:
    wanted = (
        select(ScoreSheet)
        .join(Candidate, Candidate.id == ScoreSheet.candidate_id)
        .where(Candidate.season_id == season_id)
        .order_by(ScoreSheet.assessor_name, ScoreSheet.id)
    )
    found: dict[UUID, list[SheetLine]] = defaultdict(list)
    for row in session.scalars(wanted):
        found[row.candidate_id].append(sheet_line(row))
    return found


def _case(
    candidate: Candidate,
    school: str | None,
    decision: Decision | None,
    *,
    lines: Sequence[SheetLine],
    assessor_id: UUID,
) -> Case:
    own = any(line.assessor_id == assessor_id for line in lines)
    hidden = not may_see_others(own_submitted=own, sheets=len(lines)) and bool(lines)
    shown = () if hidden else tuple(lines)
    return Case(
        candidate_id=candidate.id,
        name=candidate.full_name,
        school=school,
        stage=candidate.stage,
        sheet_count=len(lines),
        hidden=hidden,
        score=panel_score(line.mean for line in shown),
        sheets=shown,
        outcome=decision.outcome if decision else None,
        rank=decision.rank if decision else None,
        reason=decision.reason if decision else "",
        published=decision is not None and decision.published_at is not None,
    )


def _order(case: Case) -> tuple[bool, Decimal, str]:
    overall = case.score.overall
    return (overall is None, -(overall if overall is not None else _LAST), case.name.casefold())


def _board(cases: Sequence[Case]) -> Board:
    counts = {outcome: len([case for case in cases if case.outcome is outcome]) for outcome in Outcome}
    names = {sheet.assessor_id: sheet.assessor for case in cases for sheet in case.sheets}
    return Board(
        cases=tuple(cases),
        assessors=tuple(sorted(names.items(), key=lambda pair: (pair[1].casefold(), str(pair[0])))),
        selected=counts[Outcome.SELECTED],
        reserve=counts[Outcome.RESERVE],
        not_selected=counts[Outcome.NOT_SELECTED],
        undecided=len([case for case in cases if case.outcome is None]),
        unpublished=len([case for case in cases if case.outcome is not None and not case.published]),
    )
