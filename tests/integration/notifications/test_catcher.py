"""The catcher as a process: a real SMTP client writes, files appear whole, SIGTERM ends it cleanly."""

from __future__ import annotations

import smtplib
import subprocess
import sys
from pathlib import Path

import pytest

from services.notifications.adapters.catcher import keep
from shared.clock import monotonic
from tests.integration.notifications.sink import free_port

RUN = "import sys, pathlib; from services.notifications.adapters.catcher import run; "
RUN += "run('127.0.0.1', int(sys.argv[1]), pathlib.Path(sys.argv[2]))"
ROOT = Path(__file__).resolve().parents[3]


def _client(port: int) -> smtplib.SMTP:
    """Tries until the process listens."""
    deadline = monotonic() + 30
    while True:
        try:
            return smtplib.SMTP("127.0.0.1", port, timeout=5)
        except OSError:
            if monotonic() > deadline:
                raise


@pytest.fixture
def port() -> int:
    return free_port()


def test_keeps_every_message_and_counts_on_after_a_restart(port: int, tmp_path: Path) -> None:
    for name in ("000001.eml", "000002.eml"):
        process = subprocess.Popen([sys.executable, "-c", RUN, str(port), str(tmp_path / "boite")], cwd=ROOT)
        try:
            with _client(port) as client:
                client.sendmail("j@x.fr", ["zoe@exemple.fr"], f"Subject: {name}\r\n\r\n.point\r\nété\r\n".encode())
        finally:
            process.terminate()
        assert process.wait(20) == 0
    kept = {path.name: path.read_bytes() for path in (tmp_path / "boite").iterdir()}
    assert kept == {
        name: f"X-Envelope-To: zoe@exemple.fr\r\nSubject: {name}\r\n\r\n.point\r\nété\r\n".encode()
        for name in ("000001.eml", "000002.eml")
    }


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    keep(tmp_path / "1.eml", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["1.eml"]
