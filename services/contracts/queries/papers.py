"""Papers as people see them: what, why, by when, and where it stands; numbers only ever masked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.domain.identifiers import mask_iban, mask_nir
from services.contracts.domain.lifecycles import DossierState, PaperState
from services.contracts.domain.paper_kinds import PAPER_TYPES, HandIn, PaperKind, PaperType
from services.contracts.domain.required_papers import ASSOCIATION_KEY
from services.contracts.domain.rule import Rule
from services.contracts.domain.rulebook import BY_ID
from services.contracts.domain.signatories import YOUTH_KEY
from services.contracts.models import Dossier, Paper
from services.contracts.queries import loading
from services.contracts.queries.statements import Statement, owner_name, paper_statement_of

RefusedPaper = Paper
MASKS = {HandIn.NIR: mask_nir, HandIn.IBAN: mask_iban}


@dataclass(frozen=True)
class PaperCard:
    """``owner_name`` is empty for the association's own papers; ``shown_value`` is masked."""

    paper: Paper
    type: PaperType
    owner_name: str
    rules: tuple[Rule, ...]
    shown_value: str

    @property
    def is_waived(self) -> bool:
        return self.paper.state == PaperState.WAIVED


@dataclass(frozen=True)
class OwnPaper:
    """One paper on its owner's page; ``statement`` where a typed consent is enough."""

    card: PaperCard
    statement: Statement | None


@dataclass(frozen=True)
class OwnPapers:
    """What one link holder is asked for. ``owner``: "youth" or the guardian's row."""

    dossier: Dossier
    owner: str
    name: str
    youth_name: str
    is_guardian: bool
    is_closed: bool
    papers: tuple[OwnPaper, ...]

    @property
    def remaining(self) -> int:
        done = (PaperState.ACCEPTED, PaperState.RECEIVED)
        return sum(one.card.paper.state not in done for one in self.papers)


def cards(session: Session, dossier: Dossier, papers: Sequence[Paper]) -> tuple[PaperCard, ...]:
    names = {ASSOCIATION_KEY: ""}
    for paper in papers:
        if paper.owner not in names:
            names[paper.owner] = owner_name(session, dossier, paper.owner)
    return tuple(_card(paper, names[paper.owner]) for paper in papers)


def _card(paper: Paper, name: str) -> PaperCard:
    known = PAPER_TYPES[PaperKind(paper.kind)]
    mask = MASKS.get(known.hand_in)
    if mask is not None and paper.value:
        shown = mask(paper.value)
    else:
        shown = (paper.value or "") if known.hand_in is HandIn.DATED else ""
    return PaperCard(paper, known, name, tuple(BY_ID[code] for code in paper.rules), shown)


def own_papers(session: Session, dossier_id: UUID, *, person_key: str, locale: str) -> OwnPapers:
    dossier = loading.find_dossier(session, dossier_id)
    owner = owner_of(person_key)
    statement = select(Paper).where(
        Paper.dossier_id == dossier.id, Paper.owner == owner, Paper.state != PaperState.WAIVED
    )
    papers = session.scalars(statement.order_by(Paper.kind)).all()
    return OwnPapers(
        dossier=dossier,
        owner=owner,
        name=owner_name(session, dossier, owner),
        youth_name=loading.person_of(dossier).full_name,
        is_guardian=owner != YOUTH_KEY,
        is_closed=dossier.state == DossierState.CANCELLED,
        papers=tuple(_own(session, dossier, cards(session, dossier, papers), locale)),
    )


def _own(session: Session, dossier: Dossier, shown: Iterable[PaperCard], locale: str) -> Iterable[OwnPaper]:
    for card in shown:
        wanted = card.type.hand_in is HandIn.STATEMENT
        yield OwnPaper(card, paper_statement_of(session, card.paper, dossier, locale=locale) if wanted else None)


def owner_of(person_key: str) -> str:
    """``candidate:<id>`` is the youth; ``guardian:<row>`` is that guardian."""
    kind, _, key = person_key.partition(":")
    return key if kind == "guardian" else YOUTH_KEY


def link_key(dossier: Dossier, owner: str) -> str:
    """The person that a personal link names: the inverse of ``owner_of``."""
    return f"candidate:{dossier.candidate_id}" if owner == YOUTH_KEY else f"guardian:{owner}"


@dataclass(frozen=True)
class PaperPage:
    """One paper in the hands of HR."""

    card: PaperCard
    dossier: Dossier
    youth_name: str
    kept_statement: str


def paper_page(session: Session, paper_id: UUID, *, territory_id: UUID) -> PaperPage:
    paper = loading.find_paper(session, paper_id, territory_id=territory_id)
    dossier = loading.find_dossier(session, paper.dossier_id)
    card = cards(session, dossier, [paper])[0]
    typed = card.type.hand_in is HandIn.STATEMENT and paper.value is not None and paper.file_id is None
    kept = json.loads(paper.value)["statement"] if typed and paper.value else ""
    return PaperPage(card, dossier, loading.person_of(dossier).full_name, kept)
