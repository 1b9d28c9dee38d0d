"""The other services' internal APIs, as notifications reads them: tolerant of new fields, strict on what it needs."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from marshmallow import ValidationError

from services.notifications.domain.digests import DigestItem, PartnerFacts, Window
from services.notifications.domain.notices import Attachment, Notice, Recipient
from services.notifications.domain.ports import Told
from services.notifications.schemas.owners import DigestsAnswer, NoticesAnswer, PartnerAnswer
from shared.errors import Permanent
from shared.internal import InternalClient

CALLER = "notifications"
PRODUCERS = ("recruitment", "contracts")
T = TypeVar("T")


class HttpNoticeSource:
    """The real ``NoticeSource``."""

    def __init__(self, clients: Mapping[str, InternalClient]) -> None:
        self._clients = clients

    def notices(self, producer: str, event_id: UUID) -> Told:
        answer = self._clients[producer].get(f"/internal/{producer}/notices/{event_id}")
        return told_from(_loaded(NoticesAnswer().load, answer))


class HttpPartnerDirectory:
    """The real ``PartnerDirectory``."""

    def __init__(self, client: InternalClient) -> None:
        self._client = client

    def partner(self, partner_id: UUID) -> PartnerFacts:
        answer = _loaded(PartnerAnswer().load, self._client.get(f"/internal/portal/partners/{partner_id}"))
        return PartnerFacts(
            id=answer["id"],
            territory_id=answer["territory_id"],
            kind=answer["kind"],
            name=answer["name"],
            contact_name=answer.get("contact_name") or "",
            contact_email=answer.get("contact_email") or "",
            locale=answer.get("locale") or "fr",
            active=answer.get("active", True),
        )


class HttpDigestSource:
    """The real ``DigestSource``: every producer asked, in a fixed order."""

    def __init__(self, clients: Mapping[str, InternalClient]) -> None:
        self._clients = clients

    def items(self, partner_id: UUID, window: Window) -> list[DigestItem]:
        span = {"since": window.since.isoformat(), "until": window.until.isoformat()}
        found: list[DigestItem] = []
        for producer in PRODUCERS:
            answer = self._clients[producer].get(f"/internal/{producer}/digests/{partner_id}", params=span)
            loaded = _loaded(DigestsAnswer().load, answer)
            found += [DigestItem(item["title"], item["text"]) for item in loaded["items"]]
        return found


def told_from(answer: Mapping[str, Any]) -> Told:
    notices = tuple(_notice(entry) for entry in answer["notices"])
    given = [answer.get("territory_id"), *(entry.get("territory_id") for entry in answer["notices"])]
    return Told(next((territory for territory in given if territory is not None), None), notices)


def _notice(entry: Mapping[str, Any]) -> Notice:
    who = entry["recipient"]
    return Notice(
        kind=entry["kind"],
        recipient=Recipient(who["key"], _one_line(who["name"]), who["email"] or "", who.get("locale") or "fr"),
        context=entry["context"],
        attachments=tuple(_attachment(part) for part in entry.get("attachments") or ()),
    )


def _attachment(part: Mapping[str, Any]) -> Attachment:
    try:
        content = base64.b64decode(part["content_base64"], validate=True)
    except binascii.Error:
        raise Permanent("an attachment is not base64") from None
    return Attachment(_one_line(part["filename"]).replace("/", "-"), part["content_type"], content)


def _one_line(raw: str) -> str:
    """A line break in a name would end a header."""
    return " ".join(raw.split())


def _fields(error: ValidationError) -> list[str]:
    """The names of the faulty fields: their values may be somebody's."""
    return sorted(error.messages) if isinstance(error.messages, dict) else []


def _loaded(load: Callable[[Any], Any], answer: Any) -> Any:
    try:
        return load(answer)
    except ValidationError as error:
        raise Permanent(f"an owner's answer is not understood: {_fields(error)}") from None
