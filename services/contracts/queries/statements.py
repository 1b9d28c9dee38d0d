"""The words a person agrees to, filled with the names of their dossier."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from services.contracts.domain.paper_kinds import PaperKind
from services.contracts.domain.signatories import EMPLOYER_KEY, YOUTH_KEY, Role
from services.contracts.domain.statements import StatementFacts, paper_statement, signature_statement
from services.contracts.models import Contract, Dossier, Guardian, Paper, Signature
from services.contracts.queries import loading


@dataclass(frozen=True)
class Statement:
    signer: str
    text: str


def owner_name(session: Session, dossier: Dossier, owner: str) -> str:
    """The name behind a key: the youth, the employer's signatory, or a guardian."""
    if owner == YOUTH_KEY:
        return loading.person_of(dossier).full_name
    if owner == EMPLOYER_KEY:
        return loading.season_of(session, dossier).association.get("signatory_name", "")
    guardian = session.get_one(Guardian, UUID(owner))
    return f"{guardian.first_name} {guardian.last_name}"


def statement_facts(session: Session, dossier: Dossier, *, signer: str, reference: str = "") -> StatementFacts:
    association = loading.season_of(session, dossier).association
    return StatementFacts(
        signer=signer,
        youth=loading.person_of(dossier).full_name,
        employer=association.get("legal_name", ""),
        starts_on=dossier.starts_on,
        ends_on=dossier.ends_on,
        reference=reference,
    )


def paper_statement_of(session: Session, paper: Paper, dossier: Dossier, *, locale: str) -> Statement:
    signer = owner_name(session, dossier, paper.owner)
    facts = statement_facts(session, dossier, signer=signer)
    text = paper_statement(PaperKind(paper.kind), facts, by_youth=paper.owner == YOUTH_KEY, locale=locale)
    return Statement(signer, text)


def signature_statement_of(session: Session, signature: Signature, contract: Contract, *, locale: str) -> Statement:
    dossier = loading.find_dossier(session, contract.dossier_id)
    facts = statement_facts(session, dossier, signer=signature.name, reference=reference_of(contract))
    return Statement(signature.name, signature_statement(Role(signature.role), facts, locale=locale))


def reference_of(contract: Contract) -> str:
    """Printed on the contract and in its signatures: short, without personal data."""
    return f"JANUS-{contract.starts_on.year}-{contract.dossier_id.hex[:8].upper()}-v{contract.version}"
