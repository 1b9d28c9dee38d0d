"""A paper arrives: a file, a number or a typed consent, from its owner's link or by HR on their behalf."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import IO
from uuid import UUID

from services.contracts.domain.errors import (
    ConsentMissing,
    DossierClosed,
    FileMissing,
    HolderDiffers,
    IbanInvalid,
    NameDiffers,
    NirContradicts,
    NirInvalid,
    OtherOwner,
    WrongHandIn,
)
from services.contracts.domain.identifiers import nir_contradicts
from services.contracts.domain.lifecycles import HR, PERSON, SYSTEM, DossierState, PaperEvent
from services.contracts.domain.paper_kinds import PAPER_TYPES, HandIn, PaperKind
from services.contracts.domain.ports import Numbers
from services.contracts.domain.statements import name_within, same_name
from services.contracts.models import Dossier, Paper
from services.contracts.queries import loading
from services.contracts.queries.statements import paper_statement_of
from services.contracts.usecases.progress import move_paper, settle_state
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.files import FileStore


@dataclass(frozen=True, kw_only=True)
class HandInPaper:
    """``owner``: the link holder's key ("youth" or a guardian's row), None for HR; ``territory_id`` None for a link."""

    paper_id: UUID
    dossier_id: UUID | None = None
    territory_id: UUID | None = None
    owner: str | None = None
    locale: str = "fr"
    file: IO[bytes] | None = None
    expires_on: date | None = None
    value: str = ""
    holder: str = ""
    typed_name: str = ""
    agreed: bool = False


@dataclass(frozen=True)
class Tools:
    files: FileStore
    numbers: Numbers


def hand_in_paper(command: HandInPaper, *, uow: UnitOfWork, clock: Clock, tools: Tools) -> None:
    """Numbers and typed consents that pass every check are accepted at once; a file waits for HR's eyes."""
    with uow:
        paper = _find(command, uow)
        dossier = loading.find_dossier(uow.session, paper.dossier_id, lock=True)
        uow.session.refresh(paper)  # as it stands now that nobody else can change it
        if dossier.state == DossierState.CANCELLED:
            raise DossierClosed
        replaced = paper.file_id
        move_paper(paper, event=PaperEvent.HANDED_IN, actor=PERSON if command.owner else HR, uow=uow)
        case = _Case(paper, command, dossier)
        verified = _fill(case, uow=uow, clock=clock, tools=tools)
        paper.handed_in_by, paper.received_at = uow.actor, clock.now()
        paper.refusal_code = paper.refusal_words = None
        if verified:
            paper.decided_at = clock.now()
            move_paper(paper, event=PaperEvent.ACCEPTED, actor=SYSTEM, uow=uow)
        settle_state(dossier, uow=uow)
    if replaced is not None and replaced != paper.file_id:
        tools.files.remove(replaced)


def _find(command: HandInPaper, uow: UnitOfWork) -> Paper:
    """A link reaches its holder's papers in its own dossier, and answers for any other as if it did not exist."""
    paper = loading.find_paper(uow.session, command.paper_id, territory_id=command.territory_id)
    if command.owner is not None and (paper.owner != command.owner or paper.dossier_id != command.dossier_id):
        raise OtherOwner
    return paper


@dataclass(frozen=True)
class _Case:
    paper: Paper
    command: HandInPaper
    dossier: Dossier


def _fill(case: _Case, *, uow: UnitOfWork, clock: Clock, tools: Tools) -> bool:
    """True when nothing is left to judge."""
    paper, command = case.paper, case.command
    kind = PAPER_TYPES[PaperKind(paper.kind)].hand_in
    if kind is HandIn.DATED:
        raise WrongHandIn
    if kind is HandIn.FILE or command.file is not None:
        _store_file(paper, command, tools.files)
        return False
    if kind is HandIn.NIR:
        paper.value = _checked_nir(command, case.dossier, tools.numbers)
    elif kind is HandIn.IBAN:
        paper.value, paper.holder = _checked_iban(command, case.dossier, tools.numbers)
    else:
        paper.value = _statement(case, uow=uow, clock=clock)
    return True


def _checked_nir(command: HandInPaper, dossier: Dossier, numbers: Numbers) -> str:
    number = numbers.nir(command.value)
    if number is None:
        raise NirInvalid("value")
    if nir_contradicts(number, birth_date=dossier.birth_date, sex=loading.person_of(dossier).sex):
        raise NirContradicts("value")
    return number


def _checked_iban(command: HandInPaper, dossier: Dossier, numbers: Numbers) -> tuple[str, str]:
    number = numbers.iban(command.value)
    if number is None:
        raise IbanInvalid("value")
    if not name_within(command.holder, loading.person_of(dossier).last_name):
        raise HolderDiffers("holder")
    return number, command.holder


def _statement(case: _Case, *, uow: UnitOfWork, clock: Clock) -> str:
    """HR cannot consent for anybody: on behalf of a person it brings the signed paper."""
    command = case.command
    if command.owner is None:
        raise FileMissing("file")
    statement = paper_statement_of(uow.session, case.paper, case.dossier, locale=command.locale)
    if not same_name(command.typed_name, statement.signer):
        raise NameDiffers("typed_name", name=statement.signer)
    if not command.agreed:
        raise ConsentMissing("agreed")
    kept = {"statement": statement.text, "name": command.typed_name, "at": clock.now().isoformat()}
    return json.dumps(kept, ensure_ascii=False)


def _store_file(paper: Paper, command: HandInPaper, files: FileStore) -> None:
    if command.file is None:
        raise FileMissing("file")
    stored = files.put(command.file, field="file")
    paper.file_id, paper.media_type, paper.sha256 = stored.id, stored.media_type, stored.sha256
    paper.expires_on = command.expires_on
