"""Everybody's letterbox: the mails that the catcher received, as the recipients would read them."""

from __future__ import annotations

import email
import email.policy
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

_LINK = re.compile(r"https?://[^\s<>\"')]+")
# A killed worker's messages come back after the broker's visibility timeout: about 200 s measured.
PATIENCE_SECONDS = 300.0
_POLL_SECONDS = 0.3


class NoMail(AssertionError):
    """A mail that must have come did not, in the time allowed."""


@dataclass(frozen=True)
class Mail:
    """One received mail. ``to``: lower-case address; ``text``: the plain part."""

    path: Path
    to: str
    subject: str
    text: str
    html: str
    message_id: str
    attachments: tuple[tuple[str, str, bytes], ...]

    def links(self, containing: str = "") -> list[str]:
        return [link.rstrip(".,;") for link in _LINK.findall(self.text) if containing in link]

    def link(self, containing: str) -> str:
        found = self.links(containing)
        if not found:
            raise NoMail(f"{self.subject!r} has no link with {containing!r}: {self.text[:300]}")
        return found[0]


class Letterbox:
    """Reads the catcher's folder; each file is parsed once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[Path, Mail] = {}

    def all(self) -> list[Mail]:
        """Every mail, in the order of arrival."""
        for path in sorted(self._folder.glob("*.eml")):
            if path not in self._read:
                self._read[path] = _parse(path)
        return list(self._read.values())

    def of(self, address: str, containing: str = "") -> list[Mail]:
        """The mails to ``address`` whose subject or text contains ``containing``."""
        return [
            mail
            for mail in self.all()
            if mail.to == address.lower() and (containing in mail.subject or containing in mail.text)
        ]

    def wait_for(
        self, address: str, containing: str = "", *, count: int = 1, seconds: float = PATIENCE_SECONDS
    ) -> Mail:
        """The newest of at least ``count`` such mails. Raises ``NoMail`` after ``seconds``."""
        wait_until(lambda: len(self.of(address, containing)) >= count, f"mail {containing!r}", seconds=seconds)
        return self.of(address, containing)[-1]


def wait_until(true: Callable[[], bool], what: str, *, seconds: float = PATIENCE_SECONDS) -> None:
    """Polls ``true``; raises ``NoMail`` naming ``what`` after ``seconds``."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise NoMail(f"waited {seconds:g} s for {what}")
        time.sleep(_POLL_SECONDS)


def _parse(path: Path) -> Mail:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    return Mail(
        path=path,
        to=_address(str(message["To"])),
        subject=str(message["Subject"]),
        text=_body(message, "plain"),
        html=_body(message, "html"),
        message_id=str(message["Message-ID"]),
        attachments=tuple(_attachments(message)),
    )


def _address(header: str) -> str:
    return header.rpartition("<")[2].rstrip("> ").strip().lower()


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return "" if part is None else str(part.get_content())


def _attachments(message: EmailMessage) -> Iterator[tuple[str, str, bytes]]:
    for part in message.iter_attachments():
        content = part.get_payload(decode=True)
        yield part.get_filename() or "", part.get_content_type(), content if isinstance(content, bytes) else b""
