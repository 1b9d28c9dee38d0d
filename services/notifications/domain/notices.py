"""What a notice is: its kind, whom it addresses and how, and what the owner of the event has said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from services.notifications.domain.fields import Field


class Category(StrEnum):
    """How far a person may refuse it: never, when the address is broken, or at will."""

    NECESSARY = "necessary"
    INFORMATION = "information"
    DIGEST = "digest"


class Audience(StrEnum):
    """Whom a kind is written to; decides between « tu » and « vous » in French."""

    CANDIDATE = "candidate"
    GUARDIAN = "guardian"
    FAMILY = "family"
    SCHOOL = "school"
    HOST = "host"
    STAFF = "staff"
    PARTNER = "partner"
    PARTY = "party"


@dataclass(frozen=True)
class NoticeKind:
    """One entry of the catalogue. ``label`` and ``purpose`` are French msgids, for the pages of the staff."""

    code: str
    producer: str
    category: Category
    audience: Audience
    label: str
    purpose: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Recipient:
    """``key``: "candidate:<uuid>", "guardian:<uuid>", "partner:<uuid>", "staff:<uuid>": who, without the name."""

    key: str
    name: str
    email: str
    locale: str


@dataclass(frozen=True)
class Attachment:
    filename: str
    content_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Notice:
    """One thing to tell one person, as the owner of the event put it."""

    kind: str
    recipient: Recipient
    context: Mapping[str, object] = field(repr=False)
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class RenderedMail:
    subject: str
    html: str = field(repr=False)
    text: str = field(repr=False)


_YOUTH_KEYS = ("candidate", "youth", "ambassador")


def is_familiar(kind: NoticeKind, *, recipient_key: str, context: Mapping[str, object]) -> bool:
    """Whether the French text says « tu »: to candidates and youths; guardians, staff and partners read « vous »."""
    if kind.audience is Audience.CANDIDATE:
        return True
    if kind.audience not in (Audience.FAMILY, Audience.PARTY):
        return False
    if isinstance(guardian := context.get("is_guardian"), bool):
        return not guardian
    role = context.get("role")
    if isinstance(role, str) and role:
        return role in _YOUTH_KEYS
    return recipient_key.partition(":")[0] in _YOUTH_KEYS


def supported_locale(wanted: str) -> str:
    """The two languages that every kind is written in; anything else reads French."""
    return "en" if wanted.lower().startswith("en") else "fr"
