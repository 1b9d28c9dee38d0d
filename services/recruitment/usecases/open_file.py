"""Opening a candidate's sheet or file: allowed to the team of the territory, and written down."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from services.recruitment.domain.errors import CandidateUnknown
from services.recruitment.domain.vocabulary import FileKind
from services.recruitment.models import Candidate, CandidateFile
from shared.db.uow import UnitOfWork
from shared.errors import NotFound


@dataclass(frozen=True)
class OpenSheet:
    territory_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class OpenFile:
    territory_id: UUID
    candidate_id: UUID
    kind: FileKind


@dataclass(frozen=True)
class FoundFile:
    stored_id: str
    media_type: str


def open_sheet(command: OpenSheet, *, uow: UnitOfWork) -> None:
    """Raises ``CandidateUnknown`` for somebody of another territory, and then writes nothing."""
    with uow:
        _check_own(uow, command.candidate_id, command.territory_id)
        uow.accessed("open_sheet", command.candidate_id)


def open_file(command: OpenFile, *, uow: UnitOfWork) -> FoundFile:
    with uow:
        _check_own(uow, command.candidate_id, command.territory_id)
        wanted = select(CandidateFile).where(
            CandidateFile.candidate_id == command.candidate_id, CandidateFile.kind == command.kind
        )
        row = uow.session.scalars(wanted).one_or_none()
        if row is None:
            raise NotFound
        uow.accessed(f"read_{command.kind}", command.candidate_id)
        return FoundFile(row.stored_id, row.media_type)


def _check_own(uow: UnitOfWork, candidate_id: UUID, territory_id: UUID) -> None:
    own = select(Candidate.id).where(Candidate.id == candidate_id, Candidate.territory_id == territory_id)
    if uow.session.scalars(own).one_or_none() is None:
        raise CandidateUnknown
