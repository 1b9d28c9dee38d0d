"""A real mail server in a thread: keeps what it takes, and misbehaves on demand, by the recipient's local part."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.unit.notifications.fakes import HANG_UP, LATER, REFUSED, VANISH


class Keeper:
    """The aiosmtpd handler. ``received``: (recipient, content), in order of acceptance."""

    def __init__(self) -> None:
        self.received: list[tuple[str, bytes]] = []
        self.connections = 0

    async def handle_EHLO(  # aiosmtpd's name and arguments
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # aiosmtpd's name and arguments
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        local = address.partition("@")[0]
        if local == REFUSED:
            return "550 5.1.1 no such user"
        if local == LATER:
            return "451 4.3.0 try again later"
        if local == HANG_UP:
            return "421 4.3.2 closing"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if envelope.rcpt_tos[0].startswith(VANISH):
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
            return "250 never heard"
        assert isinstance(envelope.content, bytes)
        self.received.append((envelope.rcpt_tos[0], envelope.content))
        return "250 2.0.0 kept"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def mail_server(port: int) -> Iterator[Keeper]:
    """Listens on ``port`` of this machine until the block ends."""
    keeper = Keeper()
    loop = asyncio.new_event_loop()

    def session() -> SMTP:
        return SMTP(keeper, hostname="sink", enable_SMTPUTF8=True, loop=loop)

    # In its own thread from the start: Playwright, in the same run, keeps a loop running in the main one.
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    server = asyncio.run_coroutine_threadsafe(_listen(loop, session, port), loop).result(10)
    try:
        yield keeper
    finally:
        asyncio.run_coroutine_threadsafe(_end(server), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _listen(loop: asyncio.AbstractEventLoop, session: Callable[[], SMTP], port: int) -> asyncio.Server:
    return await loop.create_server(session, "127.0.0.1", port)


async def _end(server: asyncio.Server) -> None:
    server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
