"""The rules are asked again: a birthday, a changed start, or simply the day of sending."""

from __future__ import annotations

from datetime import date

from services.contracts.domain.lifecycles import DOSSIER, SYSTEM, DossierEvent, DossierState
from services.contracts.domain.ports import Holidays
from services.contracts.models import Contract, Dossier
from services.contracts.queries import loading
from services.contracts.usecases.generate import queue_version
from services.contracts.usecases.progress import apply_plan, move_dossier, plan_for, settle_state
from services.contracts.usecases.versions import supersede_open_contract
from shared.clock import Clock
from shared.db.uow import UnitOfWork

PLAN_CHANGED = "plan_changed"
SETTLED = frozenset({DossierState.SIGNED, DossierState.CLEARED, DossierState.CANCELLED})


def is_outdated(contract: Contract, *, dossier: Dossier, on: date, uow: UnitOfWork) -> bool:
    """Whether somebody else than planned would have to sign today (K-11), or the dates have moved."""
    planned = plan_for(dossier, on=on, uow=uow)
    keys = frozenset(one.signatory for one in loading.signatures_of(uow.session, contract.id))
    moved = (contract.starts_on, contract.ends_on) != (dossier.starts_on, dossier.ends_on)
    return moved or keys != planned.plan.keys


def replan(dossier: Dossier, *, uow: UnitOfWork, clock: Clock, holidays: Holidays) -> bool:
    """Applies today's plan; an unsigned version that no longer fits is replaced. True when it was."""
    if dossier.state in SETTLED:
        return False
    today = clock.today()
    planned = plan_for(dossier, on=today, uow=uow)
    latest = loading.latest_contract(uow.session, dossier.id)
    apply_plan(dossier, planned=planned, today=today, holidays=holidays, uow=uow)
    replaced = (
        latest is not None
        and latest.state in loading.OPEN_CONTRACTS
        and DOSSIER.allows(DossierState(dossier.state), DossierEvent.PLAN_CHANGED, actor=SYSTEM)
        and is_outdated(latest, dossier=dossier, on=today, uow=uow)
    )
    if replaced:
        supersede_open_contract(dossier, why=PLAN_CHANGED, uow=uow)
        move_dossier(dossier, event=DossierEvent.PLAN_CHANGED, why=PLAN_CHANGED, uow=uow)
    settle_state(dossier, uow=uow)
    if replaced and dossier.state == DossierState.READY:
        queue_version(dossier, uow=uow, clock=clock)
    return replaced
