"""What the use cases need from outside, as the adapters provide it. Adapters raise Transient or Permanent."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from services.contracts.domain.contract_text import ContractText, DocumentKind
from services.contracts.domain.person import Candidate


@dataclass(frozen=True)
class SeasonFacts:
    id: UUID
    territory_id: UUID
    name: str
    starts_on: date
    ends_on: date
    first_session_on: date
    contract_starts_on: date
    contract_ends_on: date
    association: dict[str, str]


@dataclass(frozen=True)
class PartnerFacts:
    id: UUID
    territory_id: UUID
    kind: str
    name: str
    city: str
    contact_name: str
    contact_email: str
    locale: str
    minors_policy: str
    active: bool


@dataclass(frozen=True)
class StaffFacts:
    account_id: UUID
    role: str
    name: str
    email: str
    locale: str


class Candidates(Protocol):
    """Recruitment, asked by id."""

    def candidate(self, candidate_id: UUID) -> Candidate: ...


class Directory(Protocol):
    """The portal: seasons, partners, staff of a territory."""

    def season(self, season_id: UUID) -> SeasonFacts: ...

    def partner(self, partner_id: UUID) -> PartnerFacts: ...

    def staff(self, role: str, territory_id: UUID) -> tuple[StaffFacts, ...]: ...


class ContractRenderer(Protocol):
    """A Word document from a context; raises Permanent naming the fields that are missing."""

    def render(self, text: ContractText, kind: DocumentKind = DocumentKind.CONTRACT) -> bytes: ...


class PdfConverter(Protocol):
    """None when this installation has no LibreOffice: the .docx and the paper route are then said plainly."""

    def convert(self, docx: bytes, *, reference: str = "") -> bytes | None: ...


class Numbers(Protocol):
    """Check digits of numbers that people type; each returns the compact form, or None when it is not valid."""

    def nir(self, typed: str) -> str | None: ...

    def iban(self, typed: str) -> str | None: ...


class Holidays(Protocol):
    """Public holidays of mainland France around a period."""

    def between(self, first: date, last: date) -> Set[date]: ...
