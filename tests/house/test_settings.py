"""`.env.example`, docker-compose.yml and the settings class name the same things."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from cryptography.fernet import Fernet

from shared.settings import SERVICES, Settings, SettingsError
from suite.embedded import embedded_environment, prepare_folders
from tests.house.source import ROOT

# Read by the command line itself, before there are settings.
OF_THE_PROCESS = {"JANUS_SERVICES"}
# Read by Caddy and by compose.
OF_COMPOSE = {"JANUS_SITE", "JANUS_HTTP", "JANUS_HTTPS"}


def known_settings() -> set[str]:
    """Every variable that the settings class reads, found in its source, without `_FILE` twins."""
    tree = ast.parse((ROOT / "shared" / "settings.py").read_text("utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"JANUS_[A-Z_]+", node.value)
        ):
            if node.value.endswith("_"):
                names |= {node.value + service.upper() for service in SERVICES}
            else:
                names.add(node.value)
    return names


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    return loaded


def _own(compose: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: c for name, c in compose["services"].items() if str(c["image"]).startswith("janus")}


def test_containers_set_known_settings_only(compose: dict[str, Any]) -> None:
    for name, container in _own(compose).items():
        given = {key.removesuffix("_FILE") for key in container["environment"] if key.startswith("JANUS_")}
        assert given - known_settings() - OF_THE_PROCESS == set(), name


def test_every_secret_file_of_a_container_is_one_that_it_is_given(compose: dict[str, Any]) -> None:
    for name, container in _own(compose).items():
        files = {value.rsplit("/", 1)[-1] for key, value in container["environment"].items() if key.endswith("_FILE")}
        assert files == set(container["secrets"]), name
        assert files <= set(compose["secrets"])


def test_a_service_gets_its_own_database_only(compose: dict[str, Any]) -> None:
    for name, container in _own(compose).items():
        if service := container["environment"].get("JANUS_SERVICES"):
            databases = [key for key in container["environment"] if key.startswith("JANUS_DATABASE_URL")]
            assert databases == [f"JANUS_DATABASE_URL_{service.upper()}_FILE"], name


@pytest.mark.parametrize("path", [".env.example", "docker/demo.env"])
def test_environment_files_set_what_compose_asks_for(path: str) -> None:
    asked = set(re.findall(r"\$\{(JANUS_[A-Z_]+)", (ROOT / "docker-compose.yml").read_text("utf-8")))
    given = set(re.findall(r"^(JANUS_[A-Z_]+)=", (ROOT / path).read_text("utf-8"), re.MULTILINE))
    assert given <= asked
    assert asked - given == set()
    assert given - known_settings() == OF_COMPOSE


def test_made_secrets_are_the_ones_that_compose_names(compose: dict[str, Any], tmp_path: Path) -> None:
    command = ["python3", str(ROOT / "tools" / "make_secrets.py"), str(tmp_path / "secrets")]
    subprocess.run(command, check=True, capture_output=True)
    made = {path.name for path in (tmp_path / "secrets").iterdir()}
    assert made == set(compose["secrets"])
    Fernet((tmp_path / "secrets" / "data_keys").read_text())
    assert {s["file"] for s in compose["secrets"].values()} == {f"./secrets/{name}" for name in made}


def test_the_embedded_environment_is_complete(tmp_path: Path) -> None:
    prepare_folders(tmp_path)
    environment = embedded_environment(tmp_path, {}, demo=True, port=8000)
    settings = Settings.from_environment(environment)
    assert settings.demo_clock
    assert settings.base_url == "http://127.0.0.1:8000"
    assert {oct(path.stat().st_mode & 0o777) for path in (tmp_path / "secrets").iterdir()} == {"0o600"}


def test_production_refuses_what_only_a_demo_may(tmp_path: Path) -> None:
    prepare_folders(tmp_path)
    demo = embedded_environment(tmp_path, {}, demo=True, port=8000)
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment(demo | {"JANUS_ENVIRONMENT": "production"})
    assert sorted(fault.split(":")[0] for fault in refused.value.faults) == ["JANUS_DEMO_CLOCK", "JANUS_SECOND_FACTOR"]


def test_nothing_configured_names_everything_at_once() -> None:
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment({})
    missing = {fault.split(":")[0] for fault in refused.value.faults}
    assert {"JANUS_VAR_DIR", "JANUS_BASE_URL", "JANUS_SESSION_KEY", "JANUS_SMTP_HOST"} <= missing


def test_scripts_are_executable() -> None:
    for name in (".ci/run", "tools/install_debian.sh", "docker/postgres/10-databases.sh"):
        assert os.access(ROOT / name, os.X_OK), name
