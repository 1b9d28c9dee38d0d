"""RFC 5322 messages: two readings of one text, calendar invitations, and the headers that mail clients act upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart

from services.notifications.domain.notices import Attachment, RenderedMail

_CALENDAR = "text/calendar"
# Quoted-printable and seven bits throughout: the server on the way may know nothing newer.
_POLICY = policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True)
class Envelope:
    """The headers' values. ``contact``: who answers, where it is not the sender."""

    message_id: str
    date: datetime
    sender_name: str
    sender_email: str
    recipient_name: str
    recipient_email: str | None = field(repr=False)
    contact: str | None = None
    unsubscribe_url: str | None = None


def build(envelope: Envelope, mail: RenderedMail, attachments: Sequence[Attachment]) -> bytes:
    """The whole message. Header values with a line break are refused by the policy (ValueError)."""
    message = EmailMessage(policy=_POLICY)
    _address(message, envelope)
    message["Subject"] = mail.subject
    message["Date"] = envelope.date
    message["Message-ID"] = envelope.message_id
    # RFC 3834: no vacation answer to a machine. The second is the one that Exchange reads.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if envelope.unsubscribe_url:
        # RFC 2369 and 8058: a mail client may offer its own button.
        message["List-Unsubscribe"] = f"<{envelope.unsubscribe_url}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.text, cte="quoted-printable")
    message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for attachment in attachments:
        _attach(message, attachment)
    return message.as_bytes()


def _address(message: EmailMessage, envelope: Envelope) -> None:
    message["From"] = Address(envelope.sender_name, addr_spec=envelope.sender_email)
    if envelope.recipient_email is None:
        message["To"] = "undisclosed-recipients:;"
    else:
        message["To"] = Address(envelope.recipient_name, addr_spec=envelope.recipient_email)
    if envelope.contact and envelope.contact != envelope.sender_email:
        message["Reply-To"] = Address(addr_spec=envelope.contact)


def _attach(message: EmailMessage, attachment: Attachment) -> None:
    kind = attachment.content_type.partition(";")[0].strip().lower()
    if kind == _CALENDAR:
        _invite(message, attachment)
        return
    main, _, sub = kind.partition("/")
    message.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.filename)


def _invite(message: EmailMessage, attachment: Attachment) -> None:
    """RFC 6047: a third reading of the message, which calendars act upon, and a file for those that do not."""
    text = attachment.content.decode("utf-8")
    method = _method(text)
    reading = MIMEPart(policy=_POLICY)
    reading.set_content(text, subtype="calendar", cte="base64", params={"method": method})
    if message.get_content_type() == "multipart/mixed":
        alternative = next(part for part in message.iter_parts() if part.get_content_type() == "multipart/alternative")
        alternative.attach(reading)
    else:
        message.attach(reading)
    message.add_attachment(
        text, subtype="calendar", cte="base64", filename=attachment.filename, params={"method": method}
    )


def _method(calendar: str) -> str:
    for line in calendar.splitlines():
        name, _, value = line.partition(":")
        if name.strip().upper() == "METHOD":
            return value.strip().upper()
    return "PUBLISH"
