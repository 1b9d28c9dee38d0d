"""A drafted contract goes out: the youth and their representatives are asked first, the employer after them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from services.contracts.domain.due import sign_before
from services.contracts.domain.errors import NotDrafted
from services.contracts.domain.lifecycles import (
    HR,
    SYSTEM,
    ContractEvent,
    ContractState,
    DossierEvent,
    DossierState,
    SignatureEvent,
    SignatureState,
)
from services.contracts.domain.ports import Holidays
from services.contracts.models import Contract, Dossier, Signature
from services.contracts.queries import loading
from services.contracts.usecases.progress import move_dossier
from services.contracts.usecases.replan import is_outdated, replan
from services.contracts.usecases.versions import move_contract, move_signature
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import ContractToSign


@dataclass(frozen=True)
class Sent:
    """``replaced``: the plan had changed since, a new version is being rendered instead."""

    replaced: bool


def send_contract(dossier_id: UUID, *, territory_id: UUID, uow: UnitOfWork, clock: Clock, holidays: Holidays) -> Sent:
    with uow:
        dossier = loading.find_dossier(uow.session, dossier_id, territory_id=territory_id, lock=True)
        contract = _drafted(dossier, uow)
        if is_outdated(contract, dossier=dossier, on=clock.today(), uow=uow):
            return Sent(replaced=replan(dossier, uow=uow, clock=clock, holidays=holidays))
        contract.sent_at = clock.now()
        contract.sign_before = sign_before(clock.today(), dossier.starts_on)
        move_contract(contract, event=ContractEvent.SENT, actor=HR, uow=uow)
        move_dossier(dossier, event=DossierEvent.CONTRACT_SENT, actor=HR, uow=uow)
        ask_next_turn(contract, uow=uow, clock=clock)
        return Sent(replaced=False)


def send_drafted_contracts(territory_id: UUID, *, uow: UnitOfWork, clock: Clock, holidays: Holidays) -> int:
    with uow:
        drafted = select(Dossier.id).where(Dossier.territory_id == territory_id, Dossier.state == DossierState.DRAFTED)
        ids = uow.session.scalars(drafted.order_by(Dossier.id)).all()
        for dossier_id in ids:
            send_contract(dossier_id, territory_id=territory_id, uow=uow, clock=clock, holidays=holidays)
        return len(ids)


def ask_next_turn(contract: Contract, *, uow: UnitOfWork, clock: Clock) -> None:
    """Asks whoever waits in the earliest turn that is not finished; nobody is asked before those ahead have signed."""
    signatures = loading.signatures_of(uow.session, contract.id)
    open_turns = [one.turn for one in signatures if one.state != SignatureState.SIGNED]
    for signature in signatures:
        if open_turns and signature.turn == min(open_turns) and signature.state == SignatureState.WAITING:
            _ask(signature, uow=uow, clock=clock)


def _ask(signature: Signature, *, uow: UnitOfWork, clock: Clock) -> None:
    signature.asked_at = clock.now()
    move_signature(signature, event=SignatureEvent.ASKED, actor=SYSTEM, uow=uow)
    uow.record(ContractToSign(contract_id=signature.contract_id, signature_id=signature.id))


def _drafted(dossier: Dossier, uow: UnitOfWork) -> Contract:
    latest = loading.latest_contract(uow.session, dossier.id)
    if latest is None or latest.state != ContractState.DRAFTED:
        raise NotDrafted
    return loading.lock_contract(uow.session, latest.id)
