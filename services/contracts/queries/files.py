"""Which stored file a person may open, and under what name it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.models import Contract, Paper, Signature
from services.contracts.queries import loading
from services.contracts.queries.statements import reference_of
from shared.errors import NotFound
from shared.files import DOCX, JPEG, PDF, PNG

SUFFIX = {DOCX: "docx", PDF: "pdf", JPEG: "jpg", PNG: "png"}


class DocumentFormat(StrEnum):
    DOCX = "docx"
    PDF = "pdf"
    SCAN = "scan"


@dataclass(frozen=True)
class Downloadable:
    """``dossier_id`` for the access log."""

    file_id: str
    media_type: str
    filename: str
    dossier_id: UUID


def contract_document(session: Session, contract_id: UUID, form: DocumentFormat, *, territory_id: UUID) -> Downloadable:
    statement = select(Contract).where(Contract.id == contract_id, Contract.territory_id == territory_id)
    contract = session.scalars(statement).one_or_none()
    if contract is None:
        raise NotFound
    return document_of(contract, form)


def signatory_document(session: Session, signature_id: UUID, form: DocumentFormat) -> Downloadable:
    signature = session.get(Signature, signature_id)
    if signature is None:
        raise NotFound
    return document_of(session.get_one(Contract, signature.contract_id), form)


def document_of(contract: Contract, form: DocumentFormat) -> Downloadable:
    """Raises NotFound where this version has no file of that kind."""
    found = {
        DocumentFormat.DOCX: (contract.docx_file_id, DOCX),
        DocumentFormat.PDF: (contract.pdf_file_id, PDF),
        DocumentFormat.SCAN: (contract.scan_file_id, contract.scan_media_type or PDF),
    }[form]
    if found[0] is None:
        raise NotFound
    name = f"contrat-{reference_of(contract)}.{SUFFIX[found[1]]}"
    return Downloadable(found[0], found[1], name, contract.dossier_id)


def paper_file(session: Session, paper_id: UUID, *, territory_id: UUID) -> Downloadable:
    paper = loading.find_paper(session, paper_id, territory_id=territory_id)
    return _of_paper(paper)


def own_paper_file(session: Session, paper_id: UUID, *, dossier_id: UUID, owner: str) -> Downloadable:
    """Only what the link's holder handed in."""
    paper = loading.find_paper(session, paper_id)
    if paper.owner != owner or paper.dossier_id != dossier_id:
        raise NotFound
    return _of_paper(paper)


def _of_paper(paper: Paper) -> Downloadable:
    if paper.file_id is None or paper.media_type is None:
        raise NotFound
    return Downloadable(
        paper.file_id, paper.media_type, f"piece-{paper.kind}.{SUFFIX[paper.media_type]}", paper.dossier_id
    )
