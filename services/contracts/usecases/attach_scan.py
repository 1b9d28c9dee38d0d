"""The paper route: the scan of the hand-signed contract stands for those who signed it, HR certifying it (S-04)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO
from uuid import UUID

from services.contracts.domain.errors import ContractOutdated, NothingToSign, SignatoryUnknown
from services.contracts.domain.lifecycles import HR, ContractState, SignatureState
from services.contracts.models import Contract, Signature
from services.contracts.queries import loading
from services.contracts.queries.statements import signature_statement_of
from services.contracts.usecases.replan import is_outdated
from services.contracts.usecases.sign import Given, Method, advance, record_consent
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.files import FileStore, StoredFile

SIGNABLE = frozenset({ContractState.DRAFTED, ContractState.OUT_FOR_SIGNATURE})


@dataclass(frozen=True)
class AttachScan:
    """``signatories``: keys of those whose signature stands on the paper."""

    dossier_id: UUID
    territory_id: UUID
    file: IO[bytes]
    signatories: tuple[str, ...]


def attach_scan(command: AttachScan, *, uow: UnitOfWork, clock: Clock, files: FileStore) -> None:
    """The file is stored once everything else is known to be right, so that a refusal leaves none behind."""
    with uow:
        dossier = loading.find_dossier(uow.session, command.dossier_id, territory_id=command.territory_id, lock=True)
        latest = loading.latest_contract(uow.session, dossier.id)
        if latest is None or latest.state not in SIGNABLE:
            raise NothingToSign
        contract = loading.lock_contract(uow.session, latest.id)
        if is_outdated(contract, dossier=dossier, on=clock.today(), uow=uow):
            raise ContractOutdated
        chosen = _chosen(contract, command.signatories, uow)
        stored = files.put(command.file, field="file")
        for signature in chosen:
            _certify(contract, signature, stored, uow=uow, clock=clock)
        contract.scan_file_id, contract.scan_sha256 = stored.id, stored.sha256
        contract.scan_media_type = stored.media_type
        advance(contract, uow=uow, clock=clock)


def _chosen(contract: Contract, keys: tuple[str, ...], uow: UnitOfWork) -> list[Signature]:
    """Those of the plan who are named and have not signed yet; naming nobody, or a stranger, is refused."""
    planned = {one.signatory: one for one in loading.signatures_of(uow.session, contract.id)}
    if not keys or not set(keys) <= planned.keys():
        raise SignatoryUnknown("signatories")
    return [planned[key] for key in keys if planned[key].state != SignatureState.SIGNED]


def _certify(contract: Contract, signature: Signature, stored: StoredFile, *, uow: UnitOfWork, clock: Clock) -> None:
    statement = signature_statement_of(uow.session, signature, contract, locale="fr")
    given = Given(Method.SCAN, signature.name, statement.text, stored.sha256, HR)
    record_consent(contract, signature=signature, given=given, uow=uow, clock=clock)
