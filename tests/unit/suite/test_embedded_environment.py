"""The environment that `make demo` makes for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from suite.embedded import embedded_environment, prepare_folders, secret_file

pytestmark = pytest.mark.unit


@pytest.fixture
def var(tmp_path: Path) -> Path:
    prepare_folders(tmp_path)
    return tmp_path


def test_a_secret_is_made_once_and_for_its_owner_only(var: Path) -> None:
    path = secret_file(var, "link_key")
    first = path.read_text()
    assert len(first) >= 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert secret_file(var, "link_key").read_text() == first


def test_what_the_caller_says_wins(var: Path) -> None:
    given = {"JANUS_SECOND_FACTOR": "1", "JANUS_SESSION_KEY": "k" * 40, "REDIS_URL": "redis://redis.example/3"}
    environment = embedded_environment(var, given, demo=True, port=8123)
    assert environment["JANUS_SECOND_FACTOR"] == "1"
    assert environment["JANUS_REDIS_URL"] == "redis://redis.example/3"
    assert "JANUS_SESSION_KEY_FILE" not in environment
    assert environment["JANUS_BASE_URL"] == "http://127.0.0.1:8123"


def test_only_the_demo_catches_its_own_mail(var: Path) -> None:
    assert "JANUS_MAIL_CATCHER_DIR" in embedded_environment(var, {}, demo=True, port=8000)
    assert "JANUS_SMTP_HOST" not in embedded_environment(var, {}, demo=False, port=8000)
