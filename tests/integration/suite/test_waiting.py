"""Processes wait for a broker and a schema that come late, and give up in the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from shared.db.engine import make_engine
from shared.db.migrate import upgrade
from suite.waiting import NotReady, broker_answers, schema_is_current, wait_until

pytestmark = pytest.mark.integration


def test_a_broker_answers_or_it_does_not(redis_url: str) -> None:
    assert broker_answers(redis_url)
    assert not broker_answers("redis://127.0.0.1:1/0")


def test_a_schema_is_current_once_it_is_migrated(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'portal.sqlite3'}")
    assert not schema_is_current("portal", engine)
    upgrade("portal", engine)
    assert schema_is_current("portal", engine)
    engine.dispose()


def test_what_never_comes_is_named() -> None:
    with pytest.raises(NotReady, match="The broker did not become ready within 0 s"):
        wait_until(lambda: False, what="The broker", seconds=0)


def test_what_comes_late_is_waited_for() -> None:
    answers = iter([False, True])
    wait_until(lambda: next(answers), what="It", seconds=5)
