"""A youth registers for the season."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.recruitment.domain.candidacy import Actor, Stage, Step
from services.recruitment.domain.errors import AlreadyRegistered, RegistrationClosed, SchoolUnknown, SubmittedTwice
from services.recruitment.domain.registration import Application, check_application
from services.recruitment.domain.season import PRESCRIBERS, SeasonFacts
from services.recruitment.domain.vocabulary import FileKind, needs_permit
from services.recruitment.models import Candidate, CandidateFile, Guardian, Partner
from services.recruitment.usecases.stages import advance
from shared.clock import Clock
from shared.crypto import blind_index
from shared.db.uow import UnitOfWork
from shared.errors import DomainError
from shared.events.catalogue import CandidateRegistered
from shared.files import DOCX, PAPERS, FileStore, StoredFile

ACCEPTED_MEDIA = frozenset({*PAPERS, DOCX})
NO_SCHOOL = "none"


@dataclass(frozen=True)
class Upload:
    """A file as it came in; its content decides what it is."""

    kind: FileKind
    content: bytes


@dataclass(frozen=True)
class RegisterCandidate:
    """``submission_key`` is made with the form, so that a double click is one candidacy."""

    submission_key: UUID
    season: SeasonFacts
    application: Application
    uploads: tuple[Upload, ...]
    origin: str = ""


def register_candidate(command: RegisterCandidate, *, uow: UnitOfWork, clock: Clock, files: FileStore) -> UUID:
    """Id of the candidate; the same form sent again gives the same id."""
    if not command.season.takes_registrations(clock.today()):
        raise RegistrationClosed
    check_application(command.application, season=command.season, today=clock.today())
    stored = _store_all(command.uploads, files)
    try:
        with uow:
            candidate = _candidate(uow.session, command, clock=clock)
            uow.session.add(candidate)
            uow.session.add_all(_files(candidate, stored))
            advance(candidate, step=Step.REGISTER, actor=Actor.CANDIDATE, uow=uow)
            uow.record(CandidateRegistered(candidate_id=candidate.id))
            return candidate.id
    except DomainError as refused:
        _forget(stored, files)
        if isinstance(refused, SubmittedTwice | AlreadyRegistered):
            return _first_submission(command.submission_key, uow=uow, refused=refused)
        raise


def _store_all(uploads: Sequence[Upload], files: FileStore) -> dict[FileKind, StoredFile]:
    """Before the transaction, because writing to disk is slow; nothing stays when one of them is refused."""
    stored: dict[FileKind, StoredFile] = {}
    try:
        for upload in uploads:
            stored[upload.kind] = files.put(upload.content, allowed=ACCEPTED_MEDIA, field=upload.kind.value)
    except DomainError:
        _forget(stored, files)
        raise
    return stored


def _forget(stored: Mapping[FileKind, StoredFile], files: FileStore) -> None:
    for file in stored.values():
        files.remove(file.id)


def _first_submission(key: UUID, *, uow: UnitOfWork, refused: DomainError) -> UUID:
    """Which of two broken constraints a database names is its own choice: the key decides what happened."""
    with uow:
        standing = uow.session.scalars(select(Candidate.id).where(Candidate.submission_key == key)).one_or_none()
    if standing is None:
        raise refused
    return standing


def _school(session: Session, command: RegisterCandidate) -> UUID | None:
    """An active prescriber of the season's own territory."""
    school = command.application.situation.school
    if school == NO_SCHOOL:
        return None
    wanted = select(Partner.id).where(
        Partner.id == _as_id(school),
        Partner.territory_id == command.season.territory_id,
        Partner.kind.in_(PRESCRIBERS),
        Partner.active.is_(True),
    )
    found = session.scalars(wanted).one_or_none()
    if found is None:
        raise SchoolUnknown("school")
    return found


def _as_id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise SchoolUnknown("school") from None


def _candidate(session: Session, command: RegisterCandidate, *, clock: Clock) -> Candidate:
    identity, situation = command.application.identity, command.application.situation
    contact, season = command.application.contact, command.season
    candidate = Candidate(
        id=uuid.uuid4(),
        territory_id=season.territory_id,
        season_id=season.id,
        stage=Stage.DRAFT,
        submission_key=command.submission_key,
        registered_at=clock.now(),
        origin=command.origin,
        first_name=identity.first_name,
        last_name=identity.last_name,
        birth_date=identity.birth_date,
        birth_place=identity.birth_place,
        sex=identity.sex,
        nationality=identity.nationality,
        residence_permit=identity.residence_permit if needs_permit(identity.nationality) else None,
        address=situation.address,
        postal_code=situation.postal_code,
        city=situation.city,
        residence=situation.residence,
        care=situation.care,
        emancipated=situation.emancipated,
        school_partner_id=_school(session, command),
        school_level=situation.school_level,
        phone=contact.phone,
        email=contact.email,
        email_index=blind_index(contact.email),
        locale=contact.locale,
    )
    candidate.guardians = _guardians(command)
    return candidate


def _guardians(command: RegisterCandidate) -> list[Guardian]:
    return [
        Guardian(
            territory_id=command.season.territory_id,
            position=position,
            first_name=entry.first_name,
            last_name=entry.last_name,
            relation=entry.relation,
            email=entry.email,
            phone=entry.phone,
            sole_ground=entry.sole_ground,
        )
        for position, entry in enumerate(command.application.guardians)
    ]


def _files(candidate: Candidate, stored: Mapping[FileKind, StoredFile]) -> list[CandidateFile]:
    return [
        CandidateFile(
            territory_id=candidate.territory_id,
            candidate_id=candidate.id,
            kind=kind,
            stored_id=file.id,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
        )
        for kind, file in stored.items()
    ]
