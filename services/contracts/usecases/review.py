"""HR looks at a paper: accepts, refuses with a reason, or ticks what the association did itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.contracts.domain.due import ONE_DAY, DueKind
from services.contracts.domain.errors import DateInFuture, WrongHandIn
from services.contracts.domain.lifecycles import HR, PaperEvent
from services.contracts.domain.paper_kinds import PAPER_TYPES, HandIn, PaperKind
from services.contracts.domain.refusal import RefusalCode
from services.contracts.models import Dossier, Paper
from services.contracts.queries import loading
from services.contracts.usecases.progress import move_paper, schedule, settle_state
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import PaperRefused


@dataclass(frozen=True)
class AcceptPaper:
    paper_id: UUID
    territory_id: UUID
    expires_on: date | None = None


@dataclass(frozen=True)
class RefusePaper:
    paper_id: UUID
    territory_id: UUID
    code: RefusalCode
    words: str = ""


@dataclass(frozen=True)
class TickPaper:
    """``number``: receipt or file number, if the administration gave one."""

    paper_id: UUID
    territory_id: UUID
    done_on: date
    number: str = ""


def accept_paper(command: AcceptPaper, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """Returns the dossier's id."""
    with uow:
        paper, dossier = _find(command.paper_id, command.territory_id, uow)
        paper.expires_on = command.expires_on or paper.expires_on
        paper.decided_at = clock.now()
        move_paper(paper, event=PaperEvent.ACCEPTED, actor=HR, uow=uow)
        if paper.expires_on is not None:
            schedule(dossier, kind=DueKind.PAPER_EXPIRY, on=paper.expires_on + ONE_DAY, uow=uow)
        settle_state(dossier, uow=uow)
        return dossier.id


def refuse_paper(command: RefusePaper, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """The person is told the reason, and hands the paper in again by the same link."""
    with uow:
        paper, dossier = _find(command.paper_id, command.territory_id, uow)
        paper.refusal_code, paper.refusal_words = command.code, command.words or None
        paper.decided_at = clock.now()
        move_paper(paper, event=PaperEvent.REFUSED, actor=HR, uow=uow, why=command.words or command.code)
        settle_state(dossier, uow=uow)
        uow.record(PaperRefused(paper_id=paper.id, dossier_id=dossier.id))
        return dossier.id


def tick_paper(command: TickPaper, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """Only the date and the number are kept: of a medical visit nothing else may be known (R-06)."""
    with uow:
        paper, dossier = _find(command.paper_id, command.territory_id, uow)
        if PAPER_TYPES[PaperKind(paper.kind)].hand_in is not HandIn.DATED:
            raise WrongHandIn
        if command.done_on > clock.today():
            raise DateInFuture("done_on")
        paper.done_on, paper.value = command.done_on, command.number or None
        paper.decided_at, paper.handed_in_by = clock.now(), uow.actor
        move_paper(paper, event=PaperEvent.TICKED, actor=HR, uow=uow)
        settle_state(dossier, uow=uow)
        return dossier.id


def _find(paper_id: UUID, territory_id: UUID, uow: UnitOfWork) -> tuple[Paper, Dossier]:
    paper = loading.find_paper(uow.session, paper_id, territory_id=territory_id)
    dossier = loading.find_dossier(uow.session, paper.dossier_id, lock=True)
    uow.session.refresh(paper)  # as it stands now that nobody else can change it
    return paper, dossier
