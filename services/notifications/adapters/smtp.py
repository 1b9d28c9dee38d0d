"""The mail server, over one kept connection per drain; says exactly how sure it is of each message."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr

from services.notifications.domain.ports import MailConnection, NotNow, Parcel, Refused, Unconfirmed
from shared.errors import Transient
from shared.settings import Smtp

TIMEOUT_SECONDS = 10
_LAST_TRANSIENT = 499
_READY_FOR_DATA = 354
_OK = 250
# The server closes the channel (RFC 5321, 3.8); -1 is smtplib's word for a channel that is closed already.
_GOODBYE = frozenset({421, -1})
# Recipient unknown, moved, or its name not allowed (RFC 5321, 4.2.3).
_ADDRESS_CODES = frozenset({550, 551, 553})


class SmtpTransport:
    """The real ``MailTransport``."""

    def __init__(self, settings: Smtp, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._settings = settings
        self._timeout = timeout

    @contextmanager
    def connect(self) -> Iterator[MailConnection]:
        try:
            server = self._open()
        except smtplib.SMTPResponseException as error:
            raise Transient(f"mail server: {error.smtp_code}") from None
        except (smtplib.SMTPException, OSError) as error:
            raise Transient(f"mail server: {type(error).__name__}") from None
        try:
            yield _Connection(server, parseaddr(self._settings.sender)[1])
        finally:
            with suppress(smtplib.SMTPException, OSError):
                server.quit()

    def _open(self) -> smtplib.SMTP:
        settings = self._settings
        if settings.security == "tls":
            trust = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(settings.host, settings.port, timeout=self._timeout, context=trust)
        else:
            server = smtplib.SMTP(settings.host, settings.port, timeout=self._timeout)
        try:
            if settings.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if settings.user and settings.password:
                server.login(settings.user, settings.password)
            server.ehlo_or_helo_if_needed()
        except BaseException:
            server.close()
            raise
        return server


class _Connection:
    """Each step by itself, because what a lost connection means depends on the step."""

    def __init__(self, server: smtplib.SMTP, sender: str) -> None:
        self._server = server
        self._sender = sender

    def send(self, parcel: Parcel) -> None:
        self._before(parcel.address)
        self._content(parcel.mime)

    def _before(self, address: str) -> None:
        """Up to the server's word that it takes content: nothing has left, so a failure may be tried again."""
        try:
            self._expect(self._server.mail(self._sender), _OK)
            self._expect(self._server.rcpt(address), _OK, recipient=True)
            self._expect(self._server.docmd("DATA"), _READY_FOR_DATA)
        except (NotNow, Refused):
            self._reset()
            raise
        except (smtplib.SMTPException, OSError) as error:
            raise Transient(f"mail server: {type(error).__name__}") from None

    def _content(self, mime: bytes) -> None:
        """From here on, silence means that it may have left."""
        try:
            self._server.send(_dotted(mime))
            answer = self._server.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._server.close()
            raise Unconfirmed(f"no answer after the content ({type(error).__name__})") from None
        self._expect(answer, _OK)

    def _expect(self, answer: tuple[int, bytes], code: int, *, recipient: bool = False) -> None:
        got = answer[0]
        if got == code or (code == _OK and got // 10 == _OK // 10):
            return
        if got in _GOODBYE:
            raise Transient(f"mail server: {got}")
        if got <= _LAST_TRANSIENT:
            raise NotNow(f"mail server: {got}")
        raise Refused(f"mail server: {got}", address_at_fault=recipient and got in _ADDRESS_CODES)

    def _reset(self) -> None:
        with suppress(smtplib.SMTPException, OSError):
            self._server.rset()


def _dotted(mime: bytes) -> bytes:
    """RFC 5321, 4.5.2: lines end in CRLF, a leading dot is doubled, a single dot ends the message."""
    lines = mime.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if lines and not lines[-1]:
        lines.pop()
    return b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines) + b".\r\n"
