"""An assessor hands in their grid for one candidate; it is final, so that seeing the others' cannot change it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from services.recruitment.domain.candidacy import Actor, Stage, Step
from services.recruitment.domain.errors import NotAttended, SheetAlreadySubmitted
from services.recruitment.domain.scoring import GRID, Cell, check_sheet, weighted_mean
from services.recruitment.models import Candidate, Score, ScoreSheet
from services.recruitment.usecases.finding import locked_candidate
from services.recruitment.usecases.stages import advance
from shared.clock import Clock
from shared.db.uow import UnitOfWork


@dataclass(frozen=True)
class SubmitScores:
    """``marks`` holds every line of the grid, None for "not observed"."""

    territory_id: UUID
    candidate_id: UUID
    assessor_id: UUID
    assessor_name: str
    marks: Mapping[Cell, int | None]
    note: str


def submit_scores(command: SubmitScores, *, uow: UnitOfWork, clock: Clock) -> UUID:
    check_sheet(command.marks, note=command.note)
    mean = weighted_mean(command.marks) or Decimal(0)
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id, territory_id=command.territory_id)
        _check_may_score(uow, candidate, command.assessor_id)
        sheet = ScoreSheet(
            id=uuid.uuid4(),
            territory_id=candidate.territory_id,
            candidate_id=candidate.id,
            assessor_id=command.assessor_id,
            assessor_name=command.assessor_name,
            mean=mean,
            note=command.note.strip(),
            submitted_at=clock.now(),
        )
        sheet.scores = _scores(command, candidate.territory_id)
        uow.session.add(sheet)
        advance(candidate, step=Step.SCORE, actor=Actor.STAFF, uow=uow)
        return sheet.id


def _check_may_score(uow: UnitOfWork, candidate: Candidate, assessor_id: UUID) -> None:
    own = select(ScoreSheet.id).where(ScoreSheet.candidate_id == candidate.id, ScoreSheet.assessor_id == assessor_id)
    if uow.session.scalars(own).one_or_none() is not None:
        raise SheetAlreadySubmitted
    if candidate.stage not in (Stage.ATTENDED, Stage.SCORED):
        raise NotAttended


def _scores(command: SubmitScores, territory_id: UUID) -> list[Score]:
    return [
        Score(
            territory_id=territory_id,
            position=position,
            phase=cell.phase,
            criterion=cell.criterion,
            mark=command.marks[cell],
        )
        for position, cell in enumerate(GRID)
    ]
