"""RFC 5322 messages: two readings of one text, calendar invitations, and the headers that mail clients act upon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime, formataddr

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
    # The request or task that caused it, as in the logs.
    correlation: str | None = None


def build(envelope: Envelope, mail: RenderedMail, attachments: Sequence[Attachment]) -> bytes:
    """The whole message; a line break in a header's value raises ValueError.

    Headers are written here: Python 3.11 loses a space where its own policy folds between two encoded words.
    """
    content = EmailMessage(policy=_POLICY)
    content.set_content(mail.text, cte="quoted-printable")
    content.add_alternative(mail.html, subtype="html", cte="quoted-printable")
    for attachment in attachments:
        _attach(content, attachment)
    lines = [f"{name}: {value}\r\n" for name, value in _headers(envelope, mail.subject)]
    return "".join(lines).encode("ascii") + content.as_bytes()


def _headers(envelope: Envelope, subject: str) -> Iterator[tuple[str, str]]:
    yield "From", _mailbox("From", envelope.sender_name, envelope.sender_email)
    if envelope.recipient_email is None:
        yield "To", "undisclosed-recipients:;"
    else:
        yield "To", _mailbox("To", envelope.recipient_name, envelope.recipient_email)
    if envelope.contact and envelope.contact != envelope.sender_email:
        yield "Reply-To", _one_line(envelope.contact)
    yield "Subject", _words("Subject", subject)
    yield "Date", format_datetime(envelope.date)
    yield "Message-ID", _one_line(envelope.message_id)
    # RFC 3834: no vacation answer to a machine. The second is the one that Exchange reads.
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "All"
    if envelope.correlation:
        yield "X-Request-ID", _one_line(envelope.correlation)
    if envelope.unsubscribe_url:
        # RFC 2369 and 8058: a mail client may offer its own button.
        yield "List-Unsubscribe", f"<{_one_line(envelope.unsubscribe_url)}>"
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"


def _mailbox(header: str, name: str, address: str) -> str:
    if name.isascii():
        return formataddr((_one_line(name), _one_line(address)))
    return f"{_words(header, name)}\r\n <{_one_line(address)}>"


def _words(header: str, text: str) -> str:
    """RFC 2047, folded between encoded words of at most 75 characters."""
    charset = "us-ascii" if text.isascii() else "utf-8"
    return Header(_one_line(text), charset, header_name=header).encode(linesep="\r\n")


def _one_line(value: str) -> str:
    if "\r" in value or "\n" in value:
        raise ValueError("a line break in a header")
    return value


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
    reading = EmailMessage(policy=_POLICY)
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
