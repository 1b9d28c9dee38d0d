"""What a notice is made of, and the parts that several kinds share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from services.recruitment.models import Base, Candidate, Season
from shared.clock import Clock
from shared.db.uow import UnitOfWork

R = TypeVar("R", bound=Base)
LINK_DAYS = 60
SCHOOL_LINK_DAYS = 120
CANDIDATE_LINK = "candidate"
SCHOOL_LINK = "school"


@dataclass(frozen=True)
class Recipient:
    """``key`` names the person for preferences and logs."""

    key: str
    name: str
    email: str
    locale: str


@dataclass(frozen=True)
class Attachment:
    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Notice:
    """What happened, and whom it concerns; notifications decides how and when it reaches them."""

    kind: str
    recipient: Recipient
    context: Mapping[str, object]
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Telling:
    """What every kind of notice is written with; ``url`` makes an absolute address of a path."""

    uow: UnitOfWork
    clock: Clock
    url: Callable[[str], str]

    def row(self, kind: type[R], *, ids: Mapping[str, str], name: str) -> R | None:
        """The row that the event names, or None when it is gone."""
        return self.uow.session.get(kind, UUID(ids[name]))

    def candidate(self, ids: Mapping[str, str]) -> tuple[Candidate, Season] | None:
        candidate = self.uow.session.get(Candidate, UUID(ids["candidate_id"]))
        if candidate is None:
            return None
        season = self.uow.session.get(Season, candidate.season_id)
        return None if season is None else (candidate, season)

    def candidate_link(self, candidate: Candidate) -> str:
        key = f"candidate:{candidate.id}"
        token = self.uow.issue_link(CANDIDATE_LINK, candidate.id, person_key=key, days=LINK_DAYS)
        return self.url(f"/recrutement/moi/{token}")

    def school_link(self, partner_id: UUID) -> str:
        key = f"partner:{partner_id}"
        token = self.uow.issue_link(SCHOOL_LINK, partner_id, person_key=key, days=SCHOOL_LINK_DAYS)
        return self.url(f"/recrutement/partenaire/{token}")


def to_candidate(candidate: Candidate) -> Recipient:
    return Recipient(f"candidate:{candidate.id}", candidate.full_name, candidate.email, candidate.locale)


def moment(value: datetime) -> str:
    """ISO 8601; notifications writes it in the reader's language."""
    return value.isoformat()
