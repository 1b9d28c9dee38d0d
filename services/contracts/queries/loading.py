"""From rows to what the rules work with; every look-up is bounded by the caller's territory or by a key of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.domain.facts import Fact, facts_of
from services.contracts.domain.lifecycles import ContractState, PaperState
from services.contracts.domain.paper_kinds import Blocks, PaperKind
from services.contracts.domain.person import Person
from services.contracts.domain.readiness import PaperStanding
from services.contracts.domain.terms import EmploymentTerms
from services.contracts.domain.youth import KnownGuardian, Relation, Youth
from services.contracts.models import Contract, Dossier, Guardian, Paper, SeasonCopy, Signature
from shared.errors import NotFound

OPEN_CONTRACTS = (ContractState.RENDERING, ContractState.DRAFTED, ContractState.FAILED, ContractState.OUT_FOR_SIGNATURE)


def find_dossier(
    session: Session, dossier_id: UUID, *, territory_id: UUID | None = None, lock: bool = False
) -> Dossier:
    """``territory_id`` None only where a personal link or an event already names the dossier. Raises NotFound."""
    statement = select(Dossier).where(Dossier.id == dossier_id)
    if territory_id is not None:
        statement = statement.where(Dossier.territory_id == territory_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise NotFound
    return found


def find_paper(session: Session, paper_id: UUID, *, territory_id: UUID | None = None) -> Paper:
    statement = select(Paper).where(Paper.id == paper_id)
    if territory_id is not None:
        statement = statement.where(Paper.territory_id == territory_id)
    found = session.scalars(statement).one_or_none()
    if found is None:
        raise NotFound
    return found


def lock_contract(session: Session, contract_id: UUID) -> Contract:
    """Holds the dossier, then the contract, until the end of the transaction.

    Signatures of one contract are recorded one by one, and everybody locks in this order.
    """
    dossier_id = session.scalars(select(Contract.dossier_id).where(Contract.id == contract_id)).one_or_none()
    if dossier_id is None:
        raise NotFound
    find_dossier(session, dossier_id, lock=True)
    statement = select(Contract).where(Contract.id == contract_id)
    return session.scalars(statement.with_for_update().execution_options(populate_existing=True)).one()


def season_of(session: Session, dossier: Dossier) -> SeasonCopy:
    return session.get_one(SeasonCopy, dossier.season_id)


def terms_of(season: SeasonCopy) -> EmploymentTerms:
    return EmploymentTerms.from_json(season.terms)


def person_of(dossier: Dossier) -> Person:
    return Person.from_json(dossier.person)


def guardians_of(session: Session, dossier_id: UUID) -> Sequence[Guardian]:
    statement = select(Guardian).where(Guardian.dossier_id == dossier_id).order_by(Guardian.position)
    return session.scalars(statement).all()


def papers_of(session: Session, dossier_id: UUID) -> Sequence[Paper]:
    statement = select(Paper).where(Paper.dossier_id == dossier_id).order_by(Paper.kind, Paper.owner)
    return session.scalars(statement).all()


def latest_contract(session: Session, dossier_id: UUID) -> Contract | None:
    statement = select(Contract).where(Contract.dossier_id == dossier_id).order_by(Contract.version.desc()).limit(1)
    return session.scalars(statement).one_or_none()


def signatures_of(session: Session, contract_id: UUID) -> Sequence[Signature]:
    statement = select(Signature).where(Signature.contract_id == contract_id).order_by(Signature.turn, Signature.id)
    return session.scalars(statement.execution_options(populate_existing=True)).all()


def youth_of(dossier: Dossier, guardians: Sequence[Guardian]) -> Youth:
    known = tuple(KnownGuardian(str(one.id), Relation(one.relation), one.sole_ground) for one in guardians)
    return person_of(dossier).as_youth(known)


def dossier_facts(dossier: Dossier, youth: Youth, terms: EmploymentTerms, *, on: date) -> frozenset[Fact]:
    return facts_of(youth, terms.engagement(dossier.starts_on, dossier.ends_on), on=on)


def standing_of(paper: Paper) -> PaperStanding:
    return PaperStanding(
        kind=PaperKind(paper.kind),
        owner=paper.owner,
        state=PaperState(paper.state),
        blocks=Blocks(paper.blocks),
        requested_on=paper.requested_on,
        lead_days=paper.lead_days,
    )
