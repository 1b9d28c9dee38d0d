"""From a ready dossier to a rendered contract: one version at a time, rendered by a task, never changed afterwards."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from services.contracts.domain.contract_text import ContractText
from services.contracts.domain.errors import NotReady
from services.contracts.domain.lifecycles import (
    ContractEvent,
    ContractState,
    DossierEvent,
    DossierState,
    PaperState,
    SignatureState,
)
from services.contracts.domain.paper_kinds import PaperKind
from services.contracts.domain.ports import ContractRenderer, PdfConverter
from services.contracts.domain.terms import EmploymentTerms
from services.contracts.models import Contract, Dossier, Paper, PartnerCopy, Signature
from services.contracts.queries import loading
from services.contracts.queries.statements import owner_name, reference_of
from services.contracts.usecases.contract_text import Sources, contract_text, variant_on
from services.contracts.usecases.progress import move_dossier, plan_for, plan_from_json, plan_to_json
from services.contracts.usecases.versions import move_contract, supersede_open_contract
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import Permanent
from shared.files import DOCX, PDF, FileStore, StoredFile

RENDER_TASK = "contracts.render_contract"
DOCUMENT_QUEUE = "contracts.documents"
LONGEST_FAILURE = 400
ALLOWED = frozenset({DOCX, PDF})
MAY_GENERATE = frozenset({DossierState.READY, DossierState.DRAFTED})


@dataclass(frozen=True)
class Documents:
    """The tools of the rendering task."""

    renderer: ContractRenderer
    converter: PdfConverter
    files: FileStore


def request_contract(dossier_id: UUID, *, territory_id: UUID | None, uow: UnitOfWork, clock: Clock) -> UUID:
    """A new version; asking again while one is being rendered answers with that one. Returns the contract's id."""
    with uow:
        dossier = loading.find_dossier(uow.session, dossier_id, territory_id=territory_id, lock=True)
        if dossier.state not in MAY_GENERATE:
            raise NotReady
        latest = loading.latest_contract(uow.session, dossier.id)
        if latest is not None and latest.state == ContractState.RENDERING:
            uow.enqueue(RENDER_TASK, queue=DOCUMENT_QUEUE, contract_id=latest.id)
            return latest.id
        return queue_version(dossier, uow=uow, clock=clock)


def request_ready_contracts(territory_id: UUID, *, uow: UnitOfWork, clock: Clock) -> int:
    """Every dossier that is ready; returns how many. Each is rendered by a task of its own."""
    with uow:
        ready = select(Dossier.id).where(Dossier.territory_id == territory_id, Dossier.state == DossierState.READY)
        ids = uow.session.scalars(ready.order_by(Dossier.id)).all()
        for dossier_id in ids:
            request_contract(dossier_id, territory_id=territory_id, uow=uow, clock=clock)
        return len(ids)


def queue_version(dossier: Dossier, *, uow: UnitOfWork, clock: Clock) -> UUID:
    supersede_open_contract(dossier, uow=uow)
    latest = loading.latest_contract(uow.session, dossier.id)
    contract = Contract(
        territory_id=dossier.territory_id,
        dossier_id=dossier.id,
        version=latest.version + 1 if latest else 1,
        state=ContractState.RENDERING,
        variant=variant_on(dossier.birth_date, dossier.starts_on),
        starts_on=dossier.starts_on,
        ends_on=dossier.ends_on,
        requested_at=clock.now(),
    )
    uow.session.add(contract)
    uow.session.flush()  # the task's message carries the row's id
    uow.enqueue(RENDER_TASK, queue=DOCUMENT_QUEUE, contract_id=contract.id)
    return contract.id


def render_contract(contract_id: UUID, *, uow: UnitOfWork, clock: Clock, documents: Documents) -> None:
    """Reads, renders outside any transaction (a slow PDF holds no lock), then stores if nobody was faster."""
    text = _text_of(contract_id, uow=uow, clock=clock)
    if text is None:
        return
    try:
        docx = documents.renderer.render(text)
    except Permanent as fault:
        _record_failure(contract_id, str(fault), uow=uow)
        return
    pdf = _converted(docx, text.reference, documents.converter)
    files = [documents.files.put(docx, allowed=ALLOWED)]
    if pdf is not None:
        files.append(documents.files.put(pdf, allowed=ALLOWED))
    if not _store(contract_id, text=text, files=files, uow=uow, clock=clock):
        for orphan in files:
            documents.files.remove(orphan.id)


def _converted(docx: bytes, reference: str, converter: PdfConverter) -> bytes | None:
    """A document that LibreOffice refuses stays signable as Word; the page says that there is no PDF."""
    try:
        return converter.convert(docx, reference=reference)
    except Permanent:
        return None


def _text_of(contract_id: UUID, *, uow: UnitOfWork, clock: Clock) -> ContractText | None:
    """None when this version was rendered or replaced already: the second delivery of a message does nothing."""
    with uow:
        contract = loading.lock_contract(uow.session, contract_id)
        if contract.state != ContractState.RENDERING:
            return None
        dossier = loading.find_dossier(uow.session, contract.dossier_id)
        planned = plan_for(dossier, on=clock.today(), uow=uow)
        dossier.plan = plan_to_json(planned.plan)
        return contract_text(
            sources_of(dossier, contract=contract, uow=uow), terms=terms_of(dossier, uow=uow), today=clock.today()
        )


def terms_of(dossier: Dossier, *, uow: UnitOfWork) -> EmploymentTerms:
    return loading.terms_of(loading.season_of(uow.session, dossier))


def sources_of(dossier: Dossier, *, contract: Contract, uow: UnitOfWork) -> Sources:
    host = uow.session.get(PartnerCopy, dossier.host_partner_id) if dossier.host_partner_id else None
    return Sources(
        dossier=dossier,
        person=loading.person_of(dossier),
        guardians=loading.guardians_of(uow.session, dossier.id),
        season=loading.season_of(uow.session, dossier),
        host=host,
        contract=contract,
        plan=plan_from_json(dossier.plan),
        reference=reference_of(contract),
        permit_until=_permit_until(dossier, uow),
    )


def _permit_until(dossier: Dossier, uow: UnitOfWork) -> date | None:
    statement = select(Paper).where(
        Paper.dossier_id == dossier.id, Paper.kind == PaperKind.PERMIT, Paper.state == PaperState.ACCEPTED
    )
    paper = uow.session.scalars(statement).one_or_none()
    return paper.expires_on if paper else None


def _record_failure(contract_id: UUID, reason: str, *, uow: UnitOfWork) -> None:
    """The reason names fields of the template, never a value; HR reads it on the dossier's page."""
    with uow:
        contract = loading.lock_contract(uow.session, contract_id)
        if contract.state == ContractState.RENDERING:
            contract.failure = reason[:LONGEST_FAILURE]
            move_contract(contract, event=ContractEvent.RENDERING_FAILED, uow=uow)


def _store(contract_id: UUID, *, text: ContractText, files: list[StoredFile], uow: UnitOfWork, clock: Clock) -> bool:
    with uow:
        contract = loading.lock_contract(uow.session, contract_id)
        dossier = loading.find_dossier(uow.session, contract.dossier_id, lock=True)
        if contract.state != ContractState.RENDERING or dossier.state not in MAY_GENERATE:
            return False
        contract.snapshot = json.loads(json.dumps(asdict(text), default=str))
        contract.docx_file_id, contract.docx_sha256 = files[0].id, files[0].sha256
        if len(files) > 1:
            contract.pdf_file_id, contract.pdf_sha256 = files[1].id, files[1].sha256
        contract.rendered_at = clock.now()
        move_contract(contract, event=ContractEvent.RENDERED, uow=uow)
        _add_signatures(contract, dossier, uow)
        move_dossier(dossier, event=DossierEvent.CONTRACT_DRAFTED, uow=uow)
        return True


def _add_signatures(contract: Contract, dossier: Dossier, uow: UnitOfWork) -> None:
    """One row per person of the plan that the text was written for."""
    for one in plan_from_json(dossier.plan).signatories:
        uow.session.add(
            Signature(
                territory_id=contract.territory_id,
                contract_id=contract.id,
                signatory=one.key,
                role=one.role,
                turn=one.turn,
                name=owner_name(uow.session, dossier, one.key),
                rules=list(one.rules),
                state=SignatureState.WAITING,
            )
        )
