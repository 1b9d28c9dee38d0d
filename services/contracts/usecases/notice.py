"""The shape of a notice, and the desk at which one is written: addresses, links, names."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from services.contracts.domain.signatories import YOUTH_KEY
from services.contracts.models import Dossier, Guardian
from services.contracts.queries import loading
from services.contracts.queries.directory import staff_of
from services.contracts.queries.papers import link_key
from shared.db.uow import UnitOfWork
from shared.files import FileStore

PAPERS_LINK_DAYS = 60
SIGN_LINK_DAYS = 30


@dataclass(frozen=True)
class Recipient:
    key: str
    name: str
    email: str
    locale: str


@dataclass(frozen=True)
class Attachment:
    filename: str
    content_type: str
    content_base64: str


@dataclass(frozen=True)
class Notice:
    kind: str
    recipient: Recipient
    context: dict[str, Any]
    attachments: tuple[Attachment, ...] = field(default=())


@dataclass(frozen=True)
class Desk:
    """Everything that a notice is written with, inside one transaction."""

    uow: UnitOfWork
    today: date
    url: Callable[[str], str]
    files: FileStore

    def dossier(self, dossier_id: UUID) -> Dossier:
        return loading.find_dossier(self.uow.session, dossier_id)

    def owner(self, dossier: Dossier, owner: str) -> Recipient:
        """The youth, or one of the guardians by their row."""
        if owner == YOUTH_KEY:
            person = loading.person_of(dossier)
            return Recipient(link_key(dossier, owner), person.full_name, person.email, person.locale)
        one = self.uow.session.get_one(Guardian, UUID(owner))
        return Recipient(link_key(dossier, owner), f"{one.first_name} {one.last_name}", one.email, one.locale)

    def staff(self, dossier: Dossier, *roles: str) -> list[Recipient]:
        people = staff_of(self.uow.session, dossier.territory_id, *roles)
        return [Recipient(f"staff:{one.account_id}", one.name, one.email, one.locale) for one in people]

    def papers_link(self, dossier: Dossier, recipient: Recipient) -> str:
        token = self.uow.issue_link("papers", dossier.id, person_key=recipient.key, days=PAPERS_LINK_DAYS)
        return self.url(f"/contrats/papiers/{token}")

    def signing_link(self, signature_id: UUID, recipient: Recipient) -> str:
        token = self.uow.issue_link("sign", signature_id, person_key=recipient.key, days=SIGN_LINK_DAYS)
        return self.url(f"/contrats/signer/{token}")

    def dossier_link(self, dossier: Dossier) -> str:
        return self.url(f"/contrats/dossiers/{dossier.id}")

    def attach(self, file_id: str, *, filename: str, content_type: str) -> Attachment:
        return Attachment(filename, content_type, base64.b64encode(self.files.read(file_id)).decode())


def reachable(notices: Iterable[Notice]) -> list[Notice]:
    """Without an address there is nobody to write to: HR sees it on the dossier's page."""
    return [notice for notice in notices if notice.recipient.email]
