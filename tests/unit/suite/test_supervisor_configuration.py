"""What supervisord and Redis are told."""

from __future__ import annotations

import configparser
from pathlib import Path

import pytest

from suite.embedded import prepare_folders
from suite.supervisor import programs, write_redis_configuration, write_supervisor_configuration

pytestmark = pytest.mark.unit

ENVIRONMENT = {
    "JANUS_BASE_URL": "http://127.0.0.1:8000",
    "JANUS_VAR_DIR": "/srv/janus",
    "JANUS_MAIL_CATCHER_DIR": "/srv/janus/mail",
}


def test_redis_keeps_what_is_queued(tmp_path: Path) -> None:
    prepare_folders(tmp_path)
    write_redis_configuration(tmp_path, "redis://:secret@127.0.0.1:6400/0")
    path = tmp_path / "redis" / "redis.conf"
    lines = path.read_text().splitlines()
    assert {"appendonly yes", "maxmemory-policy noeviction"} <= set(lines)
    assert {"requirepass secret", "port 6400", "bind 127.0.0.1"} <= set(lines)
    assert path.stat().st_mode & 0o777 == 0o600


def test_redis_starts_first_and_stops_last() -> None:
    chosen = programs(ENVIRONMENT, own_redis=True)
    assert min(chosen, key=lambda program: program.priority).name == "redis"
    assert [p.name for p in chosen if p.priority == min(each.priority for each in chosen)] == ["redis"]


def test_foreign_redis_and_mail_server_are_not_ours_to_start() -> None:
    without = {name: value for name, value in ENVIRONMENT.items() if name != "JANUS_MAIL_CATCHER_DIR"}
    assert [program.name for program in programs(without, own_redis=False)] == ["web", "worker", "beat"]


def test_a_folder_with_a_percent_sign_survives_supervisords_format(tmp_path: Path) -> None:
    var = tmp_path / "100% tests"
    prepare_folders(var)
    path = write_supervisor_configuration(var, programs(ENVIRONMENT, own_redis=True))
    parser = configparser.ConfigParser()
    parser.read(path)
    assert parser["program:web"]["stdout_logfile"] == str(var / "log" / "web.log")
    assert parser["program:web"]["autorestart"] == "true"
