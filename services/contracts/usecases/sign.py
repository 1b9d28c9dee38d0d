"""Signatures: typed consent by personal link, the employer's on the dossier page; complete when all have signed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from services.contracts.domain.errors import (
    AlreadySigned,
    ConsentMissing,
    ContractOutdated,
    NameDiffers,
    NothingToSign,
    NotYourTurn,
    ReasonMissing,
)
from services.contracts.domain.lifecycles import (
    EMPLOYER,
    HR,
    PERSON,
    ContractEvent,
    ContractState,
    DossierEvent,
    SignatureEvent,
    SignatureState,
)
from services.contracts.domain.signatories import EMPLOYER_KEY
from services.contracts.domain.statements import same_name
from services.contracts.models import Consent, Contract, Signature
from services.contracts.queries import loading
from services.contracts.queries.statements import signature_statement_of
from services.contracts.usecases.progress import move_dossier, settle_state
from services.contracts.usecases.replan import is_outdated
from services.contracts.usecases.send import ask_next_turn
from services.contracts.usecases.versions import move_contract, move_signature
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import NotFound
from shared.events.catalogue import ContractCompleted, ContractToSign, SignatureRecorded, SignatureRefused


class Method(StrEnum):
    """How a signature was given: personal link, signed-in staff for the employer, or scan of the signed paper."""

    LINK = "link"
    STAFF = "staff"
    SCAN = "scan"


class Wish(StrEnum):
    REFUSE = "refuse"
    CALL = "call"


@dataclass(frozen=True)
class SignContract:
    signature_id: UUID
    typed_name: str
    agreed: bool
    locale: str = "fr"


@dataclass(frozen=True)
class SignAsEmployer:
    """``staff_name``: whoever signs does so under their own name."""

    dossier_id: UUID
    territory_id: UUID
    staff_name: str
    typed_name: str
    agreed: bool
    locale: str = "fr"


@dataclass(frozen=True)
class DeclineSignature:
    signature_id: UUID
    wish: Wish
    reason: str


@dataclass(frozen=True)
class Given:
    """One consent about to be written."""

    method: Method
    typed_name: str
    statement: str
    sha256: str
    actor: str


def sign_by_link(command: SignContract, *, uow: UnitOfWork, clock: Clock) -> None:
    """Raises AlreadySigned the second time, so that a double click is one signature."""
    with uow:
        contract, signature = _find(command.signature_id, uow)
        _check_open(contract, signature, uow=uow, clock=clock)
        if not same_name(command.typed_name, signature.name):
            raise NameDiffers("typed_name", name=signature.name)
        if not command.agreed:
            raise ConsentMissing("agreed")
        statement = signature_statement_of(uow.session, signature, contract, locale=command.locale)
        given = Given(Method.LINK, command.typed_name, statement.text, sha256_read(contract), PERSON)
        record_consent(contract, signature=signature, given=given, uow=uow, clock=clock)
        advance(contract, uow=uow, clock=clock)


def sign_as_employer(command: SignAsEmployer, *, uow: UnitOfWork, clock: Clock) -> None:
    with uow:
        dossier = loading.find_dossier(uow.session, command.dossier_id, territory_id=command.territory_id, lock=True)
        latest = loading.latest_contract(uow.session, dossier.id)
        if latest is None:
            raise NothingToSign
        statement = select(Signature.id).where(Signature.contract_id == latest.id, Signature.signatory == EMPLOYER_KEY)
        contract, signature = _find(uow.session.scalars(statement).one(), uow)
        _check_open(contract, signature, uow=uow, clock=clock)
        if not same_name(command.typed_name, command.staff_name):
            raise NameDiffers("typed_name", name=command.staff_name)
        if not command.agreed:
            raise ConsentMissing("agreed")
        text = signature_statement_of(uow.session, signature, contract, locale=command.locale).text
        given = Given(Method.STAFF, command.typed_name, text, sha256_read(contract), EMPLOYER)
        record_consent(contract, signature=signature, given=given, uow=uow, clock=clock)
        advance(contract, uow=uow, clock=clock)


def decline_signature(command: DeclineSignature, *, uow: UnitOfWork, clock: Clock) -> None:
    """A refusal or a wish to be called, with its reason; HR is told and may ask again."""
    with uow:
        contract, signature = _find(command.signature_id, uow)
        _check_open(contract, signature, uow=uow, clock=clock)
        if not command.reason.strip():
            raise ReasonMissing("reason")
        signature.wish_reason = command.reason.strip()
        event = SignatureEvent.REFUSED if command.wish is Wish.REFUSE else SignatureEvent.CALL_WANTED
        move_signature(signature, event=event, actor=PERSON, why=command.reason.strip(), uow=uow)
        uow.record(SignatureRefused(contract_id=contract.id, signature_id=signature.id))


def ask_again(signature_id: UUID, *, territory_id: UUID, uow: UnitOfWork) -> UUID:
    """After a talk, the same person is asked once more; returns the dossier's id."""
    with uow:
        contract, signature = _find(signature_id, uow)
        if contract.territory_id != territory_id:
            raise NotFound
        move_signature(signature, event=SignatureEvent.ASKED_AGAIN, actor=HR, uow=uow)
        uow.record(ContractToSign(contract_id=contract.id, signature_id=signature.id))
        return contract.dossier_id


def record_consent(contract: Contract, *, signature: Signature, given: Given, uow: UnitOfWork, clock: Clock) -> None:
    """The unique consent per signature is the database's; the move and the event come with it or not at all."""
    consent = Consent(territory_id=contract.territory_id, signature_id=signature.id, given_at=clock.now())
    consent.method, consent.typed_name, consent.statement = given.method, given.typed_name, given.statement
    consent.document_sha256, consent.recorded_by = given.sha256, uow.actor
    uow.session.add(consent)
    move_signature(signature, event=SignatureEvent.SIGNED, actor=given.actor, uow=uow)
    uow.record(SignatureRecorded(contract_id=contract.id, signature_id=signature.id))


def advance(contract: Contract, *, uow: UnitOfWork, clock: Clock) -> None:
    """Completes the contract when nobody is left, else asks whoever is next."""
    uow.session.flush()  # the signatures just moved must be seen as signed
    states = {one.state for one in loading.signatures_of(uow.session, contract.id)}
    if states != {SignatureState.SIGNED}:
        if contract.state == ContractState.OUT_FOR_SIGNATURE:
            ask_next_turn(contract, uow=uow, clock=clock)
        return
    contract.completed_at = clock.now()
    move_contract(contract, event=ContractEvent.COMPLETED, uow=uow)
    dossier = loading.find_dossier(uow.session, contract.dossier_id, lock=True)
    move_dossier(dossier, event=DossierEvent.ALL_SIGNED, uow=uow)
    settle_state(dossier, uow=uow)
    uow.record(ContractCompleted(contract_id=contract.id, dossier_id=dossier.id))


def sha256_read(contract: Contract) -> str:
    """Of what the person was given to read: the PDF where there is one, else the Word document."""
    return contract.pdf_sha256 or contract.docx_sha256 or ""


def _find(signature_id: UUID, uow: UnitOfWork) -> tuple[Contract, Signature]:
    """Locks the contract first: two signers at once are recorded one after the other."""
    contract_id = uow.session.scalars(select(Signature.contract_id).where(Signature.id == signature_id)).one_or_none()
    if contract_id is None:
        raise NotFound
    contract = loading.lock_contract(uow.session, contract_id)
    signatures = loading.signatures_of(uow.session, contract_id)
    return contract, next(one for one in signatures if one.id == signature_id)


def _check_open(contract: Contract, signature: Signature, *, uow: UnitOfWork, clock: Clock) -> None:
    if signature.state == SignatureState.SIGNED:
        raise AlreadySigned
    if contract.state != ContractState.OUT_FOR_SIGNATURE:
        raise ContractOutdated
    dossier = loading.find_dossier(uow.session, contract.dossier_id)
    if is_outdated(contract, dossier=dossier, on=clock.today(), uow=uow):
        raise ContractOutdated
    if signature.state == SignatureState.WAITING:
        raise NotYourTurn
