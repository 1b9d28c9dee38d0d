"""Whoever opens a youth's file leaves a line."""

from __future__ import annotations

from uuid import UUID

from shared.db.uow import UnitOfWork


def log_file_access(dossier_id: UUID, *, action: str, uow: UnitOfWork) -> None:
    with uow:
        uow.accessed(action, dossier_id)
