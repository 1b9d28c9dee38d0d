"""A mail server that keeps what it receives: one ``.eml`` per message, whole or not there at all. Demo and tests only.

``run`` blocks until SIGTERM or SIGINT. Files are numbered in order of arrival; the envelope's recipient, which
a message need not name, is kept in an ``X-Envelope-To`` header above it.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
from pathlib import Path

import structlog
from aiosmtpd.smtp import SMTP, Envelope, Session

log = structlog.get_logger(__name__)

LONGEST_MESSAGE_BYTES = 40 * 1024 * 1024


class Keeper:
    """The aiosmtpd handler."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        kept = (int(path.stem) for path in directory.glob("*.eml") if path.stem.isdecimal())
        self._numbers = itertools.count(max(kept, default=0) + 1)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  # aiosmtpd's name
        number = next(self._numbers)
        recipients = ", ".join(envelope.rcpt_tos)
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        keep(self._directory / f"{number:06d}.eml", f"X-Envelope-To: {recipients}\r\n".encode() + content)
        log.info("mail_caught", number=number)
        return "250 2.0.0 kept"


def keep(path: Path, content: bytes) -> None:
    """Written beside, then renamed: a reader sees all of it or none, and the sender's 250 means it is on disk."""
    beside = path.with_suffix(".part")
    with beside.open("wb") as file:
        file.write(content)
        # To the disk before the rename, or a crash could leave a whole name on half a message.
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def run(host: str, port: int, directory: Path) -> None:
    asyncio.run(serve(host, port, directory))


async def serve(host: str, port: int, directory: Path) -> None:
    keeper = Keeper(directory)
    loop = asyncio.get_running_loop()
    stopped = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopped.set)

    def session() -> SMTP:
        return SMTP(keeper, hostname="janus", data_size_limit=LONGEST_MESSAGE_BYTES, enable_SMTPUTF8=True)

    server = await loop.create_server(session, host, port)
    log.info("mail_catcher_started", port=server.sockets[0].getsockname()[1])
    async with server:
        await stopped.wait()
    log.info("mail_catcher_stopped")
