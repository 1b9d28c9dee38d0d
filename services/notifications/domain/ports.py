"""What notifications needs of the outside, each with a real adapter and a fake that pass the same contract test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from services.notifications.domain.digests import DigestItem, PartnerFacts, Window
from services.notifications.domain.notices import Attachment, Notice, NoticeKind, Recipient
from shared.errors import Permanent, Transient


@dataclass(frozen=True)
class Told:
    """The answer of an event's owner: whom it concerns. ``territory_id`` None: the owner did not say."""

    territory_id: UUID | None
    notices: tuple[Notice, ...]


class NoticeSource(Protocol):
    """The owner of an event, asked what happened and whom it concerns. Raises ``Transient`` or ``Permanent``."""

    def notices(self, producer: str, event_id: UUID) -> Told: ...


class PartnerDirectory(Protocol):
    """The portal's directory. Raises ``Transient`` or ``Permanent``."""

    def partner(self, partner_id: UUID) -> PartnerFacts: ...


class DigestSource(Protocol):
    """What each service has to tell one partner. Raises ``Transient`` or ``Permanent``."""

    def items(self, partner_id: UUID, window: Window) -> list[DigestItem]: ...


@dataclass(frozen=True)
class MailOrder:
    """One mail to write. ``address`` None: nobody can receive it, and the message keeps no recipient line."""

    delivery_id: UUID
    at: datetime
    recipient: Recipient
    address: str | None
    context: Mapping[str, object] = field(repr=False)
    attachments: Sequence[Attachment] = ()
    unsubscribe_url: str | None = None


@dataclass(frozen=True)
class WrittenMail:
    """As it will leave: ``mime`` is the whole message, ``message_id`` stable for the delivery."""

    message_id: str
    subject: str
    mime: bytes = field(repr=False)


class MailWriter(Protocol):
    """Turns a notice into a message. Raises ``Permanent`` where the context does not fit the kind."""

    def write(self, kind: NoticeKind, order: MailOrder) -> WrittenMail: ...

    def digest_context(
        self, partner: PartnerFacts, *, window: Window, items: Sequence[DigestItem]
    ) -> dict[str, object]:
        """The weekly letter's context, with the week named in the partner's language."""
        ...


class Refused(Permanent):
    """The server will not take it. ``address_at_fault``: it knows no such recipient, and later mail would fail too."""

    def __init__(self, why: str, *, address_at_fault: bool) -> None:
        super().__init__(why)
        self.address_at_fault = address_at_fault


class NotNow(Transient):
    """The server puts off this one mail (greylisting, a full mailbox); the connection goes on."""


class Unconfirmed(Permanent):
    """The message was handed over and the answer never came: it may have left. Must not be tried again blindly."""


@dataclass(frozen=True)
class Parcel:
    """What goes over the wire."""

    address: str = field(repr=False)
    mime: bytes = field(repr=False)


class MailConnection(Protocol):
    """One open connection to the mail server."""

    def send(self, parcel: Parcel) -> None:
        """Returns once the server has said yes. Else raises ``NotNow`` or ``Refused``, after which the connection goes
        on, or ``Transient`` or ``Unconfirmed``, after which it is lost."""
        ...


class MailTransport(Protocol):
    """The mail server."""

    def connect(self) -> AbstractContextManager[MailConnection]:
        """Raises ``Transient`` or ``Permanent`` on entering, when the server cannot be used."""
        ...
