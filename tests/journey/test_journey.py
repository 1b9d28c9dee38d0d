"""A whole season through real processes: once in peace, once while the worker is killed and Redis is restarted.

The player itself compares what happened with what must have happened (rows, documents, mails, none twice) and
says so by its exit code.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from suite.processes import project_folder

pytestmark = [pytest.mark.journey, pytest.mark.timeout(900)]

_PATIENCE_SECONDS = 840
_POLL_SECONDS = 0.2


def _mails(var: Path) -> int:
    return len(list((var / "mail").glob("*.eml")))


def _pid(var: Path, name: str) -> int:
    return int((var / "run" / f"{name}.pid").read_text())


def _kill_worker(var: Path) -> None:
    """The whole process group, as a machine that runs out of memory might: no farewell, nothing acknowledged."""
    os.killpg(os.getpgid(_pid(var, "worker")), signal.SIGKILL)


def _restart_redis(var: Path) -> None:
    os.kill(_pid(var, "redis"), signal.SIGKILL)


class Troubles:
    """What goes wrong, each once, when so many mails have come."""

    def __init__(self, *plan: tuple[int, Callable[[Path], None]]) -> None:
        self._left = list(plan)
        self.done = 0

    def strike(self, var: Path) -> None:
        if self._left and _mails(var) >= self._left[0][0]:
            _, trouble = self._left.pop(0)
            trouble(var)
            self.done += 1


def _play(folder: Path, troubles: Troubles) -> tuple[int, str]:
    var = folder / "once"
    log = folder / "journey.log"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JANUS_", "REDIS_"))}
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "suite", "demo", "--once"],
            env=environment | {"JANUS_VAR_DIR": str(folder)},
            cwd=project_folder(),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        end = time.monotonic() + _PATIENCE_SECONDS
        while process.poll() is None and time.monotonic() < end:
            troubles.strike(var)
            time.sleep(_POLL_SECONDS)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
    return process.returncode, log.read_text(encoding="utf-8", errors="replace")


def test_a_season_from_registration_to_informed_partners(tmp_path: Path) -> None:
    code, log = _play(tmp_path, Troubles())
    assert code == 0, log[-6000:]


def test_nothing_is_lost_or_doubled_when_worker_and_redis_die(tmp_path: Path) -> None:
    troubles = Troubles((10, _kill_worker), (40, _restart_redis), (90, _kill_worker))
    code, log = _play(tmp_path, troubles)
    assert code == 0, log[-6000:]
    assert troubles.done == 3
