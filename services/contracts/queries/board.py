"""The board of HR: where every dossier stands, who owes what, and how many days are left. Three queries, any size."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.contracts.domain.lifecycles import ContractState, DossierState, PaperState
from services.contracts.domain.paper_kinds import PAPER_TYPES, Blocks, PaperKind
from services.contracts.domain.person import Person
from services.contracts.domain.readiness import Forecast, PaperStanding, forecast
from services.contracts.domain.required_papers import ASSOCIATION_KEY
from services.contracts.domain.rule import Text
from services.contracts.domain.signatories import YOUTH_KEY
from services.contracts.models import Contract, Dossier, Paper

PAGE_SIZE = 50
CLOSED = frozenset({DossierState.CANCELLED})
DONE = frozenset({DossierState.CLEARED, DossierState.CANCELLED})
ORDER = tuple(DossierState)


class View(StrEnum):
    """What the board shows: everything open, or what needs a hand."""

    ALL = "all"
    TO_REVIEW = "to_review"
    MISSING = "missing"
    LATE = "late"
    READY = "ready"
    DRAFTED = "drafted"
    SIGNING = "signing"
    SIGNED = "signed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class BoardRow:
    """``owed_by``: "youth", "guardian", "association", "hr"; ``driver``: the paper that decides the date."""

    id: UUID
    name: str
    state: DossierState
    missing: int
    to_review: int
    owed_by: tuple[str, ...]
    ready_on: date
    driver: Text | None
    due_on: date | None
    starts_on: date
    first_session_on: date
    late: bool
    contract_state: str | None


@dataclass(frozen=True)
class Board:
    rows: Sequence[BoardRow]
    counts: dict[View, int]
    total: int
    page: int
    pages: int


@dataclass(frozen=True)
class _Line:
    """One dossier before its name is decrypted."""

    dossier: Row[*tuple[Any, ...]]
    papers: Sequence[Row[*tuple[Any, ...]]]
    forecast: Forecast
    contract_state: str | None
    today: date

    @property
    def state(self) -> DossierState:
        return DossierState(self.dossier.state)

    @property
    def missing(self) -> int:
        held = (PaperState.ACCEPTED, PaperState.WAIVED, PaperState.RECEIVED)
        return sum(one.state not in held for one in self.papers)

    @property
    def to_review(self) -> int:
        return sum(one.state == PaperState.RECEIVED for one in self.papers)

    @property
    def late(self) -> bool:
        overdue = any(one.due_on < self.today for one in self.papers if _is_owed(one.state))
        return self.state not in DONE and (overdue or self.forecast.is_late_for(self.dossier.first_session_on))

    def is_in(self, view: View) -> bool:
        if view is View.CANCELLED:
            return self.state in CLOSED
        return self.state not in CLOSED and _VIEWS[view](self)


_VIEWS: dict[View, Callable[[_Line], bool]] = {
    View.ALL: lambda line: True,
    View.TO_REVIEW: lambda line: line.to_review > 0,
    View.MISSING: lambda line: line.missing > 0,
    View.LATE: lambda line: line.late,
    View.READY: lambda line: line.state is DossierState.READY,
    View.DRAFTED: lambda line: line.state is DossierState.DRAFTED,
    View.SIGNING: lambda line: line.state is DossierState.OUT_FOR_SIGNATURE,
    View.SIGNED: lambda line: line.state in (DossierState.SIGNED, DossierState.CLEARED),
}


def board(session: Session, territory_id: UUID, *, view: View, page: int, today: date) -> Board:
    lines = _lines(session, territory_id, today)
    counts = Counter(kind for kind in View for line in lines if line.is_in(kind))
    chosen = sorted((line for line in lines if line.is_in(view)), key=_urgency)
    pages = max(1, -(-len(chosen) // PAGE_SIZE))
    page = min(max(page, 1), pages)
    shown = chosen[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Board(_rows(session, shown), {kind: counts[kind] for kind in View}, len(chosen), page, pages)


def _lines(session: Session, territory_id: UUID, today: date) -> list[_Line]:
    dossiers = session.execute(
        select(Dossier.id, Dossier.state, Dossier.starts_on, Dossier.first_session_on).where(
            Dossier.territory_id == territory_id
        )
    ).all()
    papers = _papers(session, territory_id)
    contracts = _contract_states(session, territory_id)
    return [
        _Line(one, papers[one.id], forecast(_standings(papers[one.id]), today=today), contracts.get(one.id), today)
        for one in dossiers
    ]


def _papers(session: Session, territory_id: UUID) -> dict[UUID, list[Row[*tuple[Any, ...]]]]:
    columns = (Paper.dossier_id, Paper.kind, Paper.owner, Paper.state, Paper.blocks, Paper.requested_on)
    statement = select(*columns, Paper.lead_days, Paper.due_on).where(Paper.territory_id == territory_id)
    grouped = defaultdict(list)
    for row in session.execute(statement):
        grouped[row.dossier_id].append(row)
    return grouped


def _contract_states(session: Session, territory_id: UUID) -> dict[UUID, str]:
    """Of the latest version of each dossier."""
    statement = select(Contract.dossier_id, Contract.state).where(Contract.territory_id == territory_id)
    rows = session.execute(statement.order_by(Contract.version)).all()
    return {row.dossier_id: row.state for row in rows if row.state != ContractState.SUPERSEDED}


def _standings(papers: Sequence[Row[*tuple[Any, ...]]]) -> list[PaperStanding]:
    return [
        PaperStanding(
            PaperKind(one.kind), one.owner, PaperState(one.state), Blocks(one.blocks), one.requested_on, one.lead_days
        )
        for one in papers
    ]


def _urgency(line: _Line) -> tuple[bool, int, date, str]:
    return (not line.late, ORDER.index(line.state), line.forecast.ready_on, str(line.dossier.id))


def _rows(session: Session, lines: Sequence[_Line]) -> list[BoardRow]:
    names = {}
    if lines:
        people = select(Dossier.id, Dossier.person).where(Dossier.id.in_([line.dossier.id for line in lines]))
        names = {row.id: Person.from_json(row.person).full_name for row in session.execute(people)}
    return [_row(line, names[line.dossier.id]) for line in lines]


def _row(line: _Line, name: str) -> BoardRow:
    driver = line.forecast.driver
    owed = [one for one in line.papers if _is_owed(one.state)]
    return BoardRow(
        id=line.dossier.id,
        name=name,
        state=line.state,
        missing=line.missing,
        to_review=line.to_review,
        owed_by=tuple(dict.fromkeys([*(_who(one.owner) for one in owed), *(["hr"] if line.to_review else [])])),
        ready_on=line.forecast.ready_on,
        driver=PAPER_TYPES[driver.kind].label if driver else None,
        due_on=min((one.due_on for one in owed), default=None),
        starts_on=line.dossier.starts_on,
        first_session_on=line.dossier.first_session_on,
        late=line.late,
        contract_state=line.contract_state,
    )


def _is_owed(state: str) -> bool:
    return state in (PaperState.REQUESTED, PaperState.REFUSED, PaperState.EXPIRED)


def _who(owner: str) -> str:
    return owner if owner in (YOUTH_KEY, ASSOCIATION_KEY) else "guardian"
