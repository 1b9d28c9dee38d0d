"""Recruitment's tables, gathered so that one import knows them all (migrations, drift check, constraint names)."""

from __future__ import annotations

from services.recruitment.models.base import Base
from services.recruitment.models.candidate import Candidate, CandidateFile, Guardian
from services.recruitment.models.constraints import CONSTRAINT_ERRORS
from services.recruitment.models.directory import Partner, Publication, Season
from services.recruitment.models.jury import Decision, Score, ScoreSheet
from services.recruitment.models.module import Booking, Module, WaitingEntry

__all__ = [
    "CONSTRAINT_ERRORS",
    "Base",
    "Booking",
    "Candidate",
    "CandidateFile",
    "Decision",
    "Guardian",
    "Module",
    "Partner",
    "Publication",
    "Score",
    "ScoreSheet",
    "Season",
    "WaitingEntry",
]
