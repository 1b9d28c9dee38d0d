"""The whole way to a real mail server: down then up, two workers at once, and a server that cuts in the middle."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from email import policy
from email.parser import BytesParser

import pytest
from sqlalchemy import update

from services.notifications.adapters.smtp import SmtpTransport
from services.notifications.domain.ports import MailTransport
from services.notifications.models import Delivery
from services.notifications.tasks import drain_mail
from shared.clock import system_now
from shared.runtime import Runtime
from shared.settings import Smtp
from tests.integration.notifications.conftest import World
from tests.integration.notifications.sink import free_port, mail_server
from tests.unit.notifications.fakes import HANG_UP, LATER, REFUSED, VANISH, notice


@dataclass(frozen=True)
class Wired:
    """The world with the real transport, and the port on which its server is expected."""

    world: World
    runtime: Runtime
    port: int

    def drain(self) -> None:
        drain_mail(self.runtime)

    def make_due(self) -> None:
        with self.runtime.unit_of_work() as uow:
            uow.session.execute(update(Delivery).values(next_attempt_at=system_now()))


@pytest.fixture
def wired(world: World) -> Wired:
    port = free_port()
    transport = SmtpTransport(Smtp("127.0.0.1", port, "none", None, None, "Janus <janus@exemple.fr>"), timeout=5)
    ports = {**world.runtime.ports, MailTransport: transport}
    return Wired(world, replace(world.runtime, ports=ports), port)


def test_down_then_up_each_mail_arrives_once(wired: Wired) -> None:
    for number in range(3):
        wired.world.tell(notice(email=f"a{number}@exemple.fr", key=f"candidate:{number}"))
    wired.drain()
    assert wired.world.states() == ["queued"] * 3
    with mail_server(wired.port) as server:
        wired.make_due()
        wired.drain()
        wired.drain()
    assert sorted(to for to, _ in server.received) == ["a0@exemple.fr", "a1@exemple.fr", "a2@exemple.fr"]
    assert wired.world.states() == ["sent"] * 3


def test_what_arrives_is_what_the_mailbox_shows(wired: Wired) -> None:
    wired.world.tell(notice())
    with mail_server(wired.port) as server:
        wired.drain()
    ((_, content),) = server.received
    stored = wired.world.only()
    assert content.removesuffix(b"\r\n") == stored.mime.removesuffix(b"\r\n")
    message = BytesParser(policy=policy.default).parsebytes(content)
    assert (str(message["Message-ID"]), str(message["Subject"])) == (stored.message_id, stored.subject)


def test_two_workers_at_once_send_each_mail_once(wired: Wired) -> None:
    for number in range(50):
        wired.world.tell(notice(email=f"a{number}@exemple.fr", key=f"candidate:{number}"))
    with mail_server(wired.port) as server, ThreadPoolExecutor(3) as pool:
        for done in [pool.submit(wired.drain) for _ in range(3)]:
            done.result(60)
    assert Counter(to for to, _ in server.received) == Counter(f"a{number}@exemple.fr" for number in range(50))
    assert wired.world.states() == ["sent"] * 50


def test_every_misbehaviour_in_one_queue_ends_where_it_belongs(wired: Wired) -> None:
    locals_ = [REFUSED, LATER, "a", VANISH, HANG_UP, "b"]
    for number, local in enumerate(locals_):
        wired.world.tell(notice(email=f"{local}@exemple.fr", key=f"candidate:{number}"))
    with mail_server(wired.port) as server:
        for _ in range(4):
            wired.make_due()
            wired.drain()
    states = {delivery.address.partition("@")[0]: delivery.state for delivery in wired.world.deliveries()}
    assert states == {
        REFUSED: "failed",
        LATER: "queued",
        "a": "sent",
        VANISH: "unknown",
        HANG_UP: "queued",
        "b": "sent",
    }
    assert [to for to, _ in server.received] == ["a@exemple.fr", "b@exemple.fr"]
