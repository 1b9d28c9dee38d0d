"""What happened and whom it concerns: the owner's half of every notice. Links are issued here, on demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from services.contracts.models import Contract, Dossier
from services.contracts.usecases import notices_contract, notices_papers
from services.contracts.usecases.notice import Desk, Notice
from shared.clock import Clock
from shared.db.tables import EVENT
from shared.db.uow import UnitOfWork
from shared.errors import NotFound
from shared.files import FileStore


@dataclass(frozen=True)
class Surroundings:
    """``url`` makes an absolute address of a path."""

    url: Callable[[str], str]
    files: FileStore


Builder = Callable[[Mapping[str, UUID], Desk], list[Notice]]

_BUILDERS: dict[str, Builder] = {
    "dossier_opened": notices_papers.dossier_opened,
    "paper_refused": notices_papers.paper_refused,
    "papers_reminder_due": notices_papers.papers_reminder,
    "deadline_at_risk": notices_papers.deadline_at_risk,
    "contract_to_sign": notices_contract.contract_to_sign,
    "signature_refused": notices_contract.signature_refused,
    "contract_completed": notices_contract.contract_completed,
}


@dataclass(frozen=True)
class Told:
    """``territory_id``: whose mail this is, so that a federation's territories never see each other's."""

    territory_id: UUID
    notices: list[Notice]


def notices_of(event_id: UUID, *, uow: UnitOfWork, clock: Clock, around: Surroundings) -> Told:
    """Raises NotFound for an event that this service never recorded; empty where nobody is to be told."""
    with uow:
        event = uow.session.execute(select(EVENT).where(EVENT.c.id == event_id)).one_or_none()
        if event is None:
            raise NotFound
        ids = {name: UUID(value) for name, value in event.ids.items()}
        builder = _BUILDERS.get(event.type)
        written = builder(ids, Desk(uow, clock.today(), around.url, around.files)) if builder else []
        return Told(_territory(ids, uow), written)


def _territory(ids: Mapping[str, UUID], uow: UnitOfWork) -> UUID:
    """Every event of contracts names a dossier or a contract."""
    if "dossier_id" in ids:
        return uow.session.get_one(Dossier, ids["dossier_id"]).territory_id
    return uow.session.get_one(Contract, ids["contract_id"]).territory_id
