"""The embedded suite as a stranger starts it, in a folder of its own, and what its processes cost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from suite.processes import project_folder

_START_SECONDS = 120.0
_STOP_SECONDS = 60.0
_STEP_SECONDS = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")
# Fields of /proc/<pid>/stat after the name: process group, then user and system time, own and of buried children.
_GROUP, _TIMES = 2, slice(11, 15)


@dataclass(frozen=True)
class Embedded:
    process: subprocess.Popen[bytes]
    var: Path


@contextmanager
def embedded(*, once: bool = False) -> Iterator[Embedded]:
    """`python -m suite demo`, stopped at the end of the block; ready when `demo.json` is written."""
    with tempfile.TemporaryDirectory(prefix="janus-bench-") as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("JANUS_", "REDIS_"))}
        command = [sys.executable, "-m", "suite", "demo", *(["--once"] if once else [])]
        process = subprocess.Popen(
            command, env=environment | {"JANUS_VAR_DIR": folder}, cwd=project_folder(), stdout=sys.stderr
        )
        suite = Embedded(process, Path(folder) / "once" if once else Path(folder))
        try:
            _await_start(suite)
            yield suite
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            process.wait(timeout=_STOP_SECONDS)


def _await_start(suite: Embedded) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not (suite.var / "demo.json").exists():
        if suite.process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("the suite did not start")
        time.sleep(_STEP_SECONDS)


def cpu_seconds(var: Path, names: tuple[str, ...]) -> dict[str, float]:
    """CPU time so far of each process group: the program of that name with all its children, buried ones too."""
    groups = {_pid(var, name): name for name in names}
    total = dict.fromkeys(names, 0.0)
    for group, seconds in _every_process():
        if group in groups:
            total[groups[group]] += seconds
    return total


def _pid(var: Path, name: str) -> int:
    return int((var / "run" / f"{name}.pid").read_text())


def _every_process() -> Iterator[tuple[int, float]]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        yield int(fields[_GROUP]), sum(map(int, fields[_TIMES])) / _TICKS


def highest(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    """Counters only grow; a lower reading means that a process has ended."""
    return {name: max(one[name], other[name]) for name in one}
