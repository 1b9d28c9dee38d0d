"""Brings every service's database to the newest revision."""

from __future__ import annotations

from collections.abc import Mapping

from shared.db.migrate import upgrade, wait_for_database
from shared.runtime import Runtime


def migrate_all(runtimes: Mapping[str, Runtime]) -> None:
    for name, runtime in runtimes.items():
        wait_for_database(runtime.engine)
        upgrade(name, runtime.engine)
