"""The four services' apps without a database: enough to walk their URL maps and metadata."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from shared.clock import FixedClock
from shared.db.engine import make_engine
from shared.runtime import make_runtime
from shared.settings import Settings
from shared.testkit.runtimes import RecordingPublisher
from suite.bootstrap import SPECS
from suite.web import FACTORIES


@pytest.fixture
def apps(settings: Settings, clock: FixedClock, tmp_path: Path) -> dict[str, Flask]:
    """By service."""
    made = {}
    for name, spec in SPECS.items():
        engine = make_engine(f"sqlite:///{tmp_path / name}.sqlite3")
        runtime = make_runtime(spec, settings, engine=engine, clock=clock, publisher=RecordingPublisher())
        made[name] = FACTORIES[name](runtime)
    return made
