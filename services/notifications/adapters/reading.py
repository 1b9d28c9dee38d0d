"""A stored message, opened for the mailbox page: its parts, headers and files, without what would let staff act
as somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from shared.errors import NotFound

# A personal link's secret is long and stands last in its path; a page of ours never is.
_SECRET = re.compile(r"(https?://[^\s\"'<>]+/)[A-Za-z0-9_-]{32,}")
_SHOWN_HEADERS = (
    "From",
    "To",
    "Reply-To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "X-Request-ID",
    "List-Unsubscribe",
    "List-Unsubscribe-Post",
)


@dataclass(frozen=True)
class MailFile:
    """One attachment, by its position in the message."""

    index: int
    filename: str
    content_type: str
    content: bytes = field(repr=False)

    @property
    def size(self) -> int:
        return len(self.content)


@dataclass(frozen=True)
class OpenedMail:
    headers: list[tuple[str, str]]
    text: str
    html: str
    files: list[MailFile]

    def file(self, index: int) -> MailFile:
        """Raises ``NotFound``."""
        for found in self.files:
            if found.index == index:
                return found
        raise NotFound


def open_mail(mime: bytes, *, hide_secrets: bool) -> OpenedMail:
    """``hide_secrets``: whoever reads the mailbox must not be able to sign for a guardian. Off in the demo, where one
    person plays everybody."""
    message = BytesParser(policy=policy.default).parsebytes(mime)
    assert isinstance(message, EmailMessage)
    clean = without_secrets if hide_secrets else _unchanged
    return OpenedMail(
        headers=[(name, clean(str(message[name]))) for name in _SHOWN_HEADERS if message[name]],
        text=clean(_part(message, "plain")),
        html=clean(_part(message, "html")),
        files=[_file(index, part) for index, part in enumerate(message.iter_attachments())],
    )


def without_secrets(words: str) -> str:
    return _SECRET.sub(r"\1…", words)


def framed(html: str) -> str:
    """Links leave the frame that the mailbox shows the mail in."""
    return html.replace("<head>", '<head><base target="_blank">', 1)


def _unchanged(words: str) -> str:
    return words


def _part(message: EmailMessage, subtype: str) -> str:
    part = message.get_body(preferencelist=(subtype,))
    return str(part.get_content()) if part is not None else ""


def _file(index: int, part: EmailMessage) -> MailFile:
    content = part.get_payload(decode=True)
    return MailFile(
        index=index,
        filename=part.get_filename() or f"{index}",
        content_type=part.get_content_type(),
        content=content if isinstance(content, bytes) else b"",
    )
