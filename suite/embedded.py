"""The environment of a suite that runs on one machine: everything under one folder, nothing to configure.

Whatever the caller's environment already says wins; the rest is made: random secrets, free ports, SQLite, Redis.
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Mapping
from pathlib import Path

from cryptography.fernet import Fernet

DEFAULT_PORT = 8000
_PORTS_TRIED = 50
_LOOPBACK = "127.0.0.1"


def prepare_folders(var: Path) -> None:
    for name in ("secrets", "run", "log", "db", "redis", "beat", "files", "mail"):
        (var / name).mkdir(mode=0o700, parents=True, exist_ok=True)


def secret_file(var: Path, name: str) -> Path:
    """The file of one secret, filled at random the first time and readable by its owner only."""
    path = var / "secrets" / name
    if not path.exists():
        value = Fernet.generate_key().decode() if name == "data_keys" else secrets.token_urlsafe(48)
        path.touch(mode=0o600)
        path.write_text(value, encoding="utf-8")
    return path


def web_port(wanted: str | None) -> int:
    """The port asked for, or the first free one from 8000 on. Raises SystemExit when there is none."""
    if wanted:
        if not wanted.isdigit() or not _is_free(int(wanted)):
            raise SystemExit(f"Port {wanted} is not free: choose another one, PORT=…")
        return int(wanted)
    for port in range(DEFAULT_PORT, DEFAULT_PORT + _PORTS_TRIED):
        if _is_free(port):
            return port
    raise SystemExit(f"No free port between {DEFAULT_PORT} and {DEFAULT_PORT + _PORTS_TRIED}: choose one, PORT=…")


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return attempt.connect_ex((_LOOPBACK, port)) != 0 and _binds(port)


def _binds(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((_LOOPBACK, port))
        except OSError:
            return False
        return True


def free_port() -> int:
    with socket.socket() as chosen:
        chosen.bind((_LOOPBACK, 0))
        port: int = chosen.getsockname()[1]
        return port


def embedded_environment(var: Path, given: Mapping[str, str], *, demo: bool, port: int) -> dict[str, str]:
    """The complete environment of every process; ``given`` is the caller's and wins."""
    made = {
        "JANUS_VAR_DIR": str(var),
        "JANUS_BASE_URL": f"http://{_LOOPBACK}:{port}",
        "JANUS_REDIS_URL": given.get("REDIS_URL") or _own_redis_url(var),
        "JANUS_ENVIRONMENT": "demo" if demo else "production",
        **{f"JANUS_{name.upper()}_FILE": str(secret_file(var, name)) for name in _secrets(given)},
    }
    if demo:
        made |= {
            "JANUS_DEMO_CLOCK": "1",
            "JANUS_SECOND_FACTOR": "0",
            "JANUS_SMTP_HOST": _LOOPBACK,
            "JANUS_SMTP_PORT": str(free_port()),
            "JANUS_SMTP_TLS": "none",
            "JANUS_MAIL_FROM": "Exploradôme – projet JANUS <janus@savoir-apprendre.example>",
            "JANUS_MAIL_CATCHER_DIR": str(var / "mail"),
        }
    return {**made, **given}


def _secrets(given: Mapping[str, str]) -> list[str]:
    names = ("session_key", "link_key", "service_key", "data_keys")
    return [name for name in names if f"JANUS_{name.upper()}" not in given]


def _own_redis_url(var: Path) -> str:
    # Loopback is shared by everyone who has an account on the machine, hence the password.
    password = secret_file(var, "redis_password").read_text(encoding="utf-8")
    return f"redis://:{password}@{_LOOPBACK}:{free_port()}/0"
