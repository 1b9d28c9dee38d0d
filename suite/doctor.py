"""Says what this installation lacks, before a user finds out."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable

from shared.db.engine import make_engine
from shared.settings import SERVICES, Settings
from suite.waiting import broker_answers, schema_is_current


def doctor(options: argparse.Namespace) -> int:
    """One line per part; exit code 1 when something that Janus cannot do without is missing."""
    settings = Settings.from_environment(os.environ)
    needed = {
        "settings": lambda: "complete",
        "broker": lambda: "answers" if broker_answers(settings.redis_url) else "",
        **{f"database of {name}": _database_check(settings, name) for name in SERVICES},
        "folder": lambda: "writable" if os.access(settings.var_dir, os.W_OK) else "",
    }
    faults = [name for name, look in needed.items() if not _say(name, look)]
    _say("LibreOffice (without it: Word only, no PDF)", lambda: shutil.which("soffice") or "")
    return 1 if faults else 0


def _database_check(settings: Settings, service: str) -> Callable[[], str]:
    def look() -> str:
        engine = make_engine(settings.database_urls[service])
        try:
            return "migrated" if schema_is_current(service, engine) else ""
        finally:
            engine.dispose()

    return look


def _say(name: str, look: Callable[[], str]) -> bool:
    try:
        found = look()
    except Exception as error:  # noqa: BLE001  # whatever breaks is what the doctor is asked to name
        found, name = "", f"{name} ({type(error).__name__})"
    print(f"{'ok     ' if found else 'MISSING'}  {name}  {found}")
    return bool(found)
