"""A throw-away PostgreSQL cluster from Debian's binaries, on a Unix socket only."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, text


class PostgresMissing(RuntimeError):
    """Debian's postgresql is not installed; ``make test`` installs it."""


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise PostgresMissing("install postgresql, or run make test")
    return Path(on_path).resolve().parent


def _as_owner() -> list[str]:
    # PostgreSQL refuses to run as root: Debian's package brings a user for it.
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


class Cluster:
    """A running cluster; ``url(name)`` is SQLAlchemy's."""

    def __init__(self, socket_dir: Path, user: str) -> None:
        self._socket_dir = socket_dir
        self._user = user
        self._admin = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{self._user}@/{database}?host={self._socket_dir}"

    def create(self, *, template: str = "template1") -> str:
        """A new database; returns its name."""
        name = f"t{uuid.uuid4().hex}"
        with self._admin.connect() as connection:
            connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
        return name

    def drop(self, name: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))

    def close(self) -> None:
        self._admin.dispose()


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Starts a cluster in a temporary folder and stops it at the end. Durability is off."""
    binaries, owner = _binaries(), _as_owner()
    with tempfile.TemporaryDirectory(prefix="janus-pg-") as folder:
        if owner:
            account = pwd.getpwnam("postgres")
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = Path(folder) / "data"
        run = [*owner, str(binaries / "initdb"), "-D", str(data), "-E", "UTF8", "--locale=C.UTF-8", "-U", "janus"]
        subprocess.run([*run, "--auth=trust", "--no-sync"], check=True, capture_output=True, cwd=folder)
        options = (
            f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off "
            "-c full_page_writes=off -c max_connections=200"
        )
        control = [*owner, str(binaries / "pg_ctl"), "-D", str(data), "-w"]
        subprocess.run(
            [*control, "-o", options, "-l", str(Path(folder) / "log"), "start"],
            check=True,
            capture_output=True,
            cwd=folder,
        )
        running = Cluster(Path(folder), "janus")
        try:
            yield running
        finally:
            running.close()
            subprocess.run([*control, "-m", "immediate", "stop"], check=True, capture_output=True, cwd=folder)
