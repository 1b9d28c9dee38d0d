"""A dossier ends before its contract does: the candidate withdrew, or HR cancels it with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from services.contracts.domain.lifecycles import HR, SYSTEM, DossierEvent, DossierState
from services.contracts.models import Dossier, Signature
from services.contracts.queries import loading
from services.contracts.usecases.progress import move_dossier
from services.contracts.usecases.versions import supersede_open_contract
from shared.db.uow import UnitOfWork

WITHDREW = "candidate_withdrew"


@dataclass(frozen=True)
class CancelDossier:
    dossier_id: UUID
    territory_id: UUID
    reason: str


def cancel_for_withdrawal(candidate_id: UUID, *, uow: UnitOfWork) -> None:
    """Every open dossier of the candidate; without one, nothing happens."""
    with uow:
        statement = select(Dossier).where(Dossier.candidate_id == candidate_id).with_for_update()
        for dossier in uow.session.scalars(statement).all():
            if dossier.state != DossierState.CANCELLED:
                _cancel(uow, dossier, WITHDREW, actor=SYSTEM)


def cancel_dossier(command: CancelDossier, *, uow: UnitOfWork) -> None:
    with uow:
        dossier = loading.find_dossier(uow.session, command.dossier_id, territory_id=command.territory_id, lock=True)
        _cancel(uow, dossier, command.reason, actor=HR)


def _cancel(uow: UnitOfWork, dossier: Dossier, reason: str, *, actor: str) -> None:
    """Personal links end with the dossier, so that nobody hands in papers for nothing."""
    move_dossier(dossier, event=DossierEvent.CANCELLED, actor=actor, why=reason, uow=uow)
    dossier.cancelled_reason = reason
    contract = supersede_open_contract(dossier, uow=uow)
    uow.revoke_links(dossier.id)
    if contract is not None:
        for signature_id in uow.session.scalars(select(Signature.id).where(Signature.contract_id == contract.id)):
            uow.revoke_links(signature_id)
