"""The whole suite under its supervisor: it answers, mends itself, admits no second one and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

from suite.processes import project_folder

pytestmark = [pytest.mark.integration, pytest.mark.timeout(240)]

_PATIENCE_SECONDS = 90.0


@dataclass(frozen=True)
class Demo:
    process: subprocess.Popen[bytes]
    var: Path

    @property
    def address(self) -> str:
        address: str = json.loads((self.var / "demo.json").read_text("utf-8"))["base_url"]
        return address

    def pid(self, name: str) -> int:
        return int((self.var / "run" / f"{name}.pid").read_text())


def _start(var: Path) -> subprocess.Popen[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("JANUS_", "REDIS_"))}
    return subprocess.Popen(
        [sys.executable, "-m", "suite", "demo"],
        env=environment | {"JANUS_VAR_DIR": str(var)},
        cwd=project_folder(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def _wait(true: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < end, f"waited for {what}"
        time.sleep(0.2)


def _processes_of(var: Path) -> list[str]:
    """Every process whose command or environment names the folder."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            text = (path / "environ").read_bytes() + (path / "cmdline").read_bytes()
        except OSError:
            continue
        if str(var).encode() in text:
            found.append(path.name)
    return found


def _running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    var = tmp_path_factory.mktemp("demo")
    process = _start(var)
    running = Demo(process, var)
    try:
        _wait(lambda: (var / "demo.json").exists() or process.poll() is not None, "the suite to start")
        assert process.poll() is None, process.communicate()[0].decode()
        yield running
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=_PATIENCE_SECONDS)
    assert process.returncode == 0
    assert _processes_of(var) == []


def test_it_says_how_to_get_in(demo: Demo) -> None:
    facts = json.loads((demo.var / "demo.json").read_text("utf-8"))
    assert requests.get(f"{demo.address}/health", timeout=10).json()["ok"]
    assert {"email", "password", "roles"} == set(facts["accounts"][0])
    assert requests.get(f"{demo.address}/connexion", timeout=10).status_code == 200


def test_a_second_one_in_the_same_folder_is_refused(demo: Demo) -> None:
    second = _start(demo.var)
    said = second.communicate(timeout=_PATIENCE_SECONDS)[0].decode()
    assert second.returncode == 1
    assert "already runs" in said


@pytest.mark.parametrize("name", ["worker", "redis", "web"])
def test_what_dies_is_started_again(demo: Demo, name: str) -> None:
    """By hand: the whole group, as a machine that is out of memory would."""
    old = demo.pid(name)
    os.killpg(os.getpgid(old), signal.SIGKILL)
    pid_file = demo.var / "run" / f"{name}.pid"
    _wait(lambda: not _running(old), f"the end of {name}")
    _wait(lambda: pid_file.exists() and pid_file.read_text().strip() not in ("", str(old)), f"another {name}")
    _wait(lambda: _healthy(demo), f"an answer after {name} died")


def _healthy(demo: Demo) -> bool:
    try:
        return bool(requests.get(f"{demo.address}/health", timeout=10).json()["ok"])
    except requests.RequestException:
        return False
