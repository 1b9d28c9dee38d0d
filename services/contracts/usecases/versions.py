"""Versions of a contract: one stands at a time, and what was read is never changed, only replaced."""

from __future__ import annotations

from services.contracts.domain.lifecycles import (
    CONTRACT,
    SIGNATURE,
    SYSTEM,
    ContractEvent,
    ContractState,
    SignatureEvent,
    SignatureState,
)
from services.contracts.models import Contract, Dossier, Signature
from services.contracts.queries import loading
from shared.db.uow import UnitOfWork


def move_contract(
    contract: Contract, *, event: ContractEvent, uow: UnitOfWork, actor: str = SYSTEM, why: str = ""
) -> None:
    before = ContractState(contract.state)
    contract.state = CONTRACT.move(before, event, actor=actor)
    uow.moved("contract", contract.id, event=event, states=(before, contract.state), why=why)


def move_signature(signature: Signature, *, event: SignatureEvent, actor: str, uow: UnitOfWork, why: str = "") -> None:
    before = SignatureState(signature.state)
    signature.state = SIGNATURE.move(before, event, actor=actor)
    uow.moved("signature", signature.id, event=event, states=(before, signature.state), why=why)


def supersede_open_contract(dossier: Dossier, *, uow: UnitOfWork, why: str = "") -> Contract | None:
    """Withdraws the standing version and its signatures, given ones included; None when there is none to withdraw."""
    latest = loading.latest_contract(uow.session, dossier.id)
    if latest is None or latest.state not in loading.OPEN_CONTRACTS:
        return None
    contract = loading.lock_contract(uow.session, latest.id)
    move_contract(contract, event=ContractEvent.SUPERSEDED, why=why, uow=uow)
    for signature in loading.signatures_of(uow.session, contract.id):
        move_signature(signature, event=SignatureEvent.WITHDRAWN, actor=SYSTEM, why=why, uow=uow)
    return contract
