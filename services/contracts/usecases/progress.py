"""Keeps a dossier in step with its rules: required papers, signatory plan, state. Called inside other use cases."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from services.contracts.domain.due import DueKind, paper_due_on
from services.contracts.domain.lifecycles import (
    DOSSIER,
    PAPER,
    SYSTEM,
    DossierEvent,
    DossierState,
    PaperEvent,
    PaperState,
)
from services.contracts.domain.paper_kinds import PaperKind
from services.contracts.domain.ports import Holidays
from services.contracts.domain.readiness import blocks_signing, blocks_start
from services.contracts.domain.required_papers import RequiredPaper, required_papers
from services.contracts.domain.signatories import Role, Signatory, SignatoryPlan, plan_signatories
from services.contracts.models import Dossier, DueDate, Paper
from services.contracts.queries import loading
from shared.db.uow import UnitOfWork


@dataclass(frozen=True)
class Planned:
    plan: SignatoryPlan
    papers: tuple[RequiredPaper, ...]


def plan_for(dossier: Dossier, *, on: date, uow: UnitOfWork) -> Planned:
    """What the rules say on that day; nothing is written."""
    guardians = loading.guardians_of(uow.session, dossier.id)
    youth = loading.youth_of(dossier, guardians)
    terms = loading.terms_of(loading.season_of(uow.session, dossier))
    facts = loading.dossier_facts(dossier, youth, terms, on=on)
    return Planned(plan_signatories(youth, facts), required_papers(youth, facts))


def plan_to_json(plan: SignatoryPlan) -> dict[str, Any]:
    return asdict(plan)


def plan_from_json(stored: dict[str, Any]) -> SignatoryPlan:
    signatories = tuple(
        Signatory(one["key"], Role(one["role"]), one["turn"], tuple(one["rules"])) for one in stored["signatories"]
    )
    return SignatoryPlan(signatories, tuple(stored["blockers"]), tuple(stored["rules"]), stored["version"])


def apply_plan(dossier: Dossier, *, planned: Planned, today: date, holidays: Holidays, uow: UnitOfWork) -> None:
    """Asks for papers that became necessary, waives those that no longer are, and freezes the plan on the dossier."""
    dossier.plan = plan_to_json(planned.plan)
    standing = {(PaperKind(paper.kind), paper.owner): paper for paper in loading.papers_of(uow.session, dossier.id)}
    for required in planned.papers:
        known = standing.pop(required.key, None)
        if known is None:
            uow.session.add(_requested(dossier, required, today, holidays))
        else:
            _renew(uow, known, required)
    for paper in standing.values():
        _move_if_possible(uow, paper, PaperEvent.WAIVED)


def _requested(dossier: Dossier, required: RequiredPaper, today: date, holidays: Holidays) -> Paper:
    free_days = holidays.between(today, dossier.ends_on)
    return Paper(
        territory_id=dossier.territory_id,
        dossier_id=dossier.id,
        kind=required.kind,
        owner=required.owner,
        state=PaperState.REQUESTED,
        blocks=required.blocks,
        rules=list(required.rules),
        lead_days=required.lead_days,
        requested_on=today,
        due_on=paper_due_on(required.kind, requested_on=today, starts_on=dossier.starts_on, holidays=free_days),
    )


def _renew(uow: UnitOfWork, paper: Paper, required: RequiredPaper) -> None:
    paper.rules, paper.blocks, paper.lead_days = list(required.rules), required.blocks, required.lead_days
    _move_if_possible(uow, paper, PaperEvent.ASKED_AGAIN)


def _move_if_possible(uow: UnitOfWork, paper: Paper, event: PaperEvent) -> None:
    if PAPER.allows(PaperState(paper.state), event, actor=SYSTEM):
        move_paper(paper, event=event, actor=SYSTEM, uow=uow)


def move_paper(paper: Paper, *, event: PaperEvent, actor: str, uow: UnitOfWork, why: str = "") -> None:
    before = PaperState(paper.state)
    paper.state = PAPER.move(before, event, actor=actor)
    uow.moved("paper", paper.id, event=event, states=(before, paper.state), why=why)


def move_dossier(dossier: Dossier, *, event: DossierEvent, uow: UnitOfWork, actor: str = SYSTEM, why: str = "") -> None:
    before = DossierState(dossier.state)
    dossier.state = DOSSIER.move(before, event, actor=actor)
    uow.moved("dossier", dossier.id, event=event, states=(before, dossier.state), why=why)


def settle_state(dossier: Dossier, *, uow: UnitOfWork) -> None:
    """Collecting or ready, signed or cleared, as its papers now stand; other states are not the papers' business."""
    uow.session.flush()  # the papers just added or moved must be among those that are read
    papers = [loading.standing_of(paper) for paper in loading.papers_of(uow.session, dossier.id)]
    plan = plan_from_json(dossier.plan)
    may_sign = not blocks_signing(papers) and not plan.blockers
    may_start = not blocks_start(papers)
    wished = {
        DossierState.COLLECTING: DossierEvent.PAPERS_COMPLETED if may_sign else None,
        DossierState.READY: None if may_sign else DossierEvent.PAPER_MISSING,
        DossierState.SIGNED: DossierEvent.CLEARED if may_start else None,
        DossierState.CLEARED: None if may_start else DossierEvent.CLEARANCE_LOST,
    }
    event = wished.get(DossierState(dossier.state))
    if event is not None:
        move_dossier(dossier, event=event, uow=uow)


def schedule(dossier: Dossier, *, kind: DueKind, on: date, uow: UnitOfWork) -> None:
    """A day on which the sweep looks at this dossier; asking twice for the same day is once."""
    same = (DueDate.dossier_id == dossier.id, DueDate.kind == kind, DueDate.due_on == on)
    if uow.session.scalars(select(DueDate.id).where(*same)).first() is None:
        uow.session.add(DueDate(territory_id=dossier.territory_id, dossier_id=dossier.id, kind=kind, due_on=on))
