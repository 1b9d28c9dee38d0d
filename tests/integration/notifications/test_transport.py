"""The contract of ``MailTransport``, kept by the fake and by the real one against a real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from services.notifications.adapters.smtp import SmtpTransport
from services.notifications.domain.ports import MailTransport, NotNow, Parcel, Refused, Unconfirmed
from shared.errors import Transient
from shared.settings import Smtp
from tests.integration.notifications.sink import Keeper, free_port, mail_server
from tests.unit.notifications.fakes import HANG_UP, LATER, REFUSED, VANISH, FakeTransport

MIME = b"Subject: =?utf-8?q?Zo=C3=A9?=\r\n\r\n.point\r\n..deux\r\n.\r\nfin"


class Bench:
    """One transport with the means to see what arrived and to take its server away."""

    def __init__(self, kind: str, stack: ExitStack) -> None:
        self.fake = FakeTransport() if kind == "fake" else None
        self._keeper: Keeper | None = None
        port = free_port()
        if self.fake is None:
            self._keeper = stack.enter_context(mail_server(port))
        settings = Smtp("127.0.0.1", port, "none", None, None, "Janus <janus@exemple.fr>")
        self.transport: MailTransport = self.fake or SmtpTransport(settings, timeout=5)

    @property
    def arrived(self) -> list[tuple[str, bytes]]:
        if self._keeper is not None:
            return self._keeper.received
        assert self.fake is not None
        return [(parcel.address, parcel.mime) for parcel in self.fake.sent]

    @property
    def connections(self) -> int:
        if self._keeper is not None:
            return self._keeper.connections
        assert self.fake is not None
        return self.fake.connections


@pytest.fixture(params=["fake", "real"])
def bench(request: pytest.FixtureRequest) -> Iterator[Bench]:
    with ExitStack() as stack:
        yield Bench(request.param, stack)


def _parcel(local: str) -> Parcel:
    return Parcel(f"{local}@exemple.fr", MIME)


def _content(raw: bytes) -> bytes:
    return raw.removesuffix(b"\r\n")


def test_several_mails_go_over_one_connection_unchanged(bench: Bench) -> None:
    with bench.transport.connect() as connection:
        for local in ("a", "b", "c"):
            connection.send(_parcel(local))
    assert [(to, _content(raw)) for to, raw in bench.arrived] == [(f"{x}@exemple.fr", MIME) for x in "abc"]
    assert bench.connections == 1


def test_an_unknown_recipient_is_refused_and_the_connection_goes_on(bench: Bench) -> None:
    with bench.transport.connect() as connection:
        with pytest.raises(Refused) as refused:
            connection.send(_parcel(REFUSED))
        connection.send(_parcel("a"))
    assert (str(refused.value), refused.value.address_at_fault) == ("mail server: 550", True)
    assert [to for to, _ in bench.arrived] == ["a@exemple.fr"]


def test_not_now_is_transient_and_the_connection_goes_on(bench: Bench) -> None:
    with bench.transport.connect() as connection:
        with pytest.raises(NotNow, match="mail server: 451"):
            connection.send(_parcel(LATER))
        connection.send(_parcel("a"))
    assert [to for to, _ in bench.arrived] == ["a@exemple.fr"]


def test_a_server_that_says_goodbye_is_transient_and_the_connection_lost(bench: Bench) -> None:
    with bench.transport.connect() as connection, pytest.raises(Transient, match="mail server: 421") as raised:
        connection.send(_parcel(HANG_UP))
    assert type(raised.value) is Transient


def test_silence_after_the_content_is_unconfirmed(bench: Bench) -> None:
    with bench.transport.connect() as connection, pytest.raises(Unconfirmed):
        connection.send(_parcel(VANISH))
    assert bench.arrived == []


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_server_that_is_not_there_is_transient(security: str) -> None:
    settings = Smtp("127.0.0.1", free_port(), security, None, None, "j@x.fr")  # type: ignore[arg-type]  # all three
    with pytest.raises(Transient), SmtpTransport(settings, timeout=2).connect():
        pass


def test_a_server_without_starttls_is_not_spoken_to_in_clear() -> None:
    port = free_port()
    with mail_server(port) as keeper:
        settings = Smtp("127.0.0.1", port, "starttls", None, None, "j@x.fr")
        with pytest.raises(Transient), SmtpTransport(settings, timeout=5).connect():
            pass
    assert keeper.received == []


def test_an_exception_names_no_address(bench: Bench) -> None:
    with bench.transport.connect() as connection, pytest.raises(Refused) as refused:
        connection.send(_parcel(REFUSED))
    assert "exemple.fr" not in str(refused.value)
