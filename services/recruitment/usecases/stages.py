"""Moves a candidacy along its lifecycle and writes down who moved it."""

from __future__ import annotations

from services.recruitment.domain.candidacy import Actor, Step, next_stage
from services.recruitment.models import Candidate
from shared.db.uow import UnitOfWork


def advance(candidate: Candidate, *, step: Step, actor: Actor, uow: UnitOfWork, why: str = "") -> None:
    """Raises ``IllegalMove`` when the lifecycle has no such step from here."""
    before = candidate.stage
    candidate.stage = next_stage(before, step, actor=actor)
    uow.moved("candidacy", candidate.id, event=step, states=(before, candidate.stage), why=why)
