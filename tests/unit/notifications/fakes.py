"""Fakes of the ports of notifications: the mail server, the owners of events, the directory and the digests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

from services.notifications.domain.digests import DigestItem, PartnerFacts, Window
from services.notifications.domain.notices import Attachment, Notice, Recipient
from services.notifications.domain.ports import MailConnection, NotNow, Parcel, Refused, Told, Unconfirmed
from shared.errors import Permanent, Transient
from tests.unit.notifications.samples import SAMPLES

# How the fake and the real test server treat a recipient, by local part.
REFUSED = "refused"
LATER = "later"
VANISH = "vanish"
HANG_UP = "hangup"


class FakeTransport:
    """A mail server in memory. ``down``: nothing answers. ``sent`` holds what was accepted, in order."""

    def __init__(self) -> None:
        self.down = False
        self.sent: list[Parcel] = []
        self.connections = 0

    @contextmanager
    def connect(self) -> Iterator[MailConnection]:
        if self.down:
            raise Transient("mail server: ConnectionRefusedError")
        self.connections += 1
        yield self

    def send(self, parcel: Parcel) -> None:
        local = parcel.address.partition("@")[0]
        if local == REFUSED:
            raise Refused("mail server: 550", address_at_fault=True)
        if local == LATER:
            raise NotNow("mail server: 451")
        if local == HANG_UP:
            raise Transient("mail server: 421")
        if local == VANISH:
            raise Unconfirmed("no answer after the content (SMTPServerDisconnected)")
        self.sent.append(parcel)


@dataclass
class FakeNotices:
    """Answers by event id; a missing one is a 404."""

    answers: dict[UUID, Told] = field(default_factory=dict)
    asked: list[tuple[str, UUID]] = field(default_factory=list)

    def notices(self, producer: str, event_id: UUID) -> Told:
        self.asked.append((producer, event_id))
        if event_id not in self.answers:
            raise Permanent("status 404")
        return self.answers[event_id]


@dataclass
class FakeDirectory:
    partners: dict[UUID, PartnerFacts] = field(default_factory=dict)

    def partner(self, partner_id: UUID) -> PartnerFacts:
        if partner_id not in self.partners:
            raise Permanent("status 404")
        return self.partners[partner_id]


@dataclass
class FakeDigests:
    """``down``: the partners whose news cannot be had for now."""

    items_of: dict[UUID, list[DigestItem]] = field(default_factory=dict)
    down: set[UUID] = field(default_factory=set)
    asked: list[tuple[UUID, Window]] = field(default_factory=list)

    def items(self, partner_id: UUID, window: Window) -> list[DigestItem]:
        self.asked.append((partner_id, window))
        if partner_id in self.down:
            raise Transient("status 503")
        return self.items_of.get(partner_id, [])


def notice(
    kind: str = "slot_booked",
    *,
    email: str = "zoe@exemple.fr",
    key: str = "candidate:00000000-0000-4000-8000-00000000000a",
    context: Mapping[str, object] | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Notice:
    recipient = Recipient(key, "Zoé D’Almeida-Noël", email, "fr")
    return Notice(kind, recipient, SAMPLES[kind] if context is None else context, attachments)
