"""Due dates: rows that the beat looks at, each handled once, by whoever claims it first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select, update

from services.contracts.domain.due import WEEK, DueKind
from services.contracts.domain.lifecycles import SYSTEM, DossierState, PaperEvent, PaperState
from services.contracts.domain.ports import Holidays
from services.contracts.domain.readiness import blocks_start, forecast
from services.contracts.domain.required_papers import ASSOCIATION_KEY
from services.contracts.models import Dossier, DueDate
from services.contracts.queries import loading
from services.contracts.usecases.progress import move_paper, schedule, settle_state
from services.contracts.usecases.replan import replan
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import DeadlineAtRisk, PapersReminderDue

BATCH = 200
UNDER_WATCH = frozenset(set(DossierState) - {DossierState.CANCELLED, DossierState.CLEARED})
MISSING = frozenset({PaperState.REQUESTED, PaperState.REFUSED, PaperState.EXPIRED})


def due_ids(*, uow: UnitOfWork, clock: Clock) -> Sequence[UUID]:
    """The earliest first, no more than one sweep can handle."""
    with uow:
        open_rows = select(DueDate.id).where(DueDate.done_at.is_(None), DueDate.due_on <= clock.today())
        return uow.session.scalars(open_rows.order_by(DueDate.due_on, DueDate.id).limit(BATCH)).all()


def handle_due_date(due_id: UUID, *, uow: UnitOfWork, clock: Clock, holidays: Holidays) -> None:
    """Claimed by a conditional update: a second sweep at the same time finds nothing left to do."""
    with uow:
        claim = update(DueDate).where(DueDate.id == due_id, DueDate.done_at.is_(None)).values(done_at=clock.now())
        row = uow.session.execute(claim.returning(DueDate.dossier_id, DueDate.kind)).one_or_none()
        if row is None:
            return
        dossier = loading.find_dossier(uow.session, row.dossier_id, lock=True)
        if dossier.state not in UNDER_WATCH and row.kind != DueKind.PAPER_EXPIRY:
            return
        if row.kind == DueKind.ADULTHOOD:
            replan(dossier, uow=uow, clock=clock, holidays=holidays)
        else:
            _HANDLERS[DueKind(row.kind)](dossier, today=clock.today(), uow=uow)


def _remind(dossier: Dossier, *, today: date, uow: UnitOfWork) -> None:
    """Weekly, as long as a person (not the association) still owes a paper."""
    papers = loading.papers_of(uow.session, dossier.id)
    if any(paper.owner != ASSOCIATION_KEY and paper.state in MISSING for paper in papers):
        uow.record(PapersReminderDue(dossier_id=dossier.id))
        schedule(dossier, kind=DueKind.PAPERS_REMINDER, on=today + WEEK, uow=uow)


def _check_risk(dossier: Dossier, *, today: date, uow: UnitOfWork) -> None:
    """Weekly, until nothing blocks the first session any more."""
    papers = [loading.standing_of(paper) for paper in loading.papers_of(uow.session, dossier.id)]
    if not blocks_start(papers):
        return
    if forecast(papers, today=today).is_late_for(dossier.first_session_on):
        uow.record(DeadlineAtRisk(dossier_id=dossier.id))
    schedule(dossier, kind=DueKind.RISK_CHECK, on=today + WEEK, uow=uow)


def _expire(dossier: Dossier, *, today: date, uow: UnitOfWork) -> None:
    """A paper counts until its last day; the day after, it is asked for again."""
    for paper in loading.papers_of(uow.session, dossier.id):
        if paper.state == PaperState.ACCEPTED and paper.expires_on is not None and paper.expires_on < today:
            move_paper(paper, event=PaperEvent.EXPIRED, actor=SYSTEM, uow=uow)
    settle_state(dossier, uow=uow)


_HANDLERS = {
    DueKind.PAPERS_REMINDER: _remind,
    DueKind.RISK_CHECK: _check_risk,
    DueKind.PAPER_EXPIRY: _expire,
}
