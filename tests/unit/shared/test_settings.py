"""Settings fail at boot, with every fault at once, and never with a default secret."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from shared.settings import Settings, SettingsError

SECRET = "x" * 40


def _environment(tmp_path: Path, **changes: str) -> dict[str, str]:
    return {
        "JANUS_ENVIRONMENT": "demo",
        "JANUS_BASE_URL": "https://janus.exemple.fr/",
        "JANUS_VAR_DIR": str(tmp_path),
        "JANUS_REDIS_URL": "redis://localhost:6379/0",
        "JANUS_SESSION_KEY": SECRET,
        "JANUS_LINK_KEY": SECRET,
        "JANUS_SERVICE_KEY": SECRET,
        "JANUS_DATA_KEYS": Fernet.generate_key().decode(),
        "JANUS_SMTP_HOST": "localhost",
        "JANUS_SMTP_PORT": "25",
        "JANUS_SMTP_TLS": "none",
        "JANUS_MAIL_FROM": "Janus <janus@exemple.fr>",
        **changes,
    }


def test_the_embedded_default_is_a_file_per_service(tmp_path: Path) -> None:
    settings = Settings.from_environment(_environment(tmp_path))
    assert settings.database_urls["contracts"] == f"sqlite:///{tmp_path}/db/contracts.sqlite3"
    assert settings.service_urls["portal"] == "https://janus.exemple.fr"
    assert settings.secure_cookies


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(
            {"JANUS_SMTP_PORT": "abc", "JANUS_SESSION_KEY": "short", "JANUS_DATA_KEYS": "nonsense"}
        )
    named = {fault.split(":")[0] for fault in caught.value.faults}
    assert named == {
        "JANUS_ENVIRONMENT",
        "JANUS_BASE_URL",
        "JANUS_VAR_DIR",
        "JANUS_REDIS_URL",
        "JANUS_SESSION_KEY",
        "JANUS_LINK_KEY",
        "JANUS_SERVICE_KEY",
        "JANUS_DATA_KEYS",
        "JANUS_SMTP_HOST",
        "JANUS_SMTP_PORT",
        "JANUS_SMTP_TLS",
        "JANUS_MAIL_FROM",
    }


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(SECRET + "y\n", encoding="utf-8")
    environment = _environment(tmp_path, JANUS_LINK_KEY="", JANUS_LINK_KEY_FILE=str(tmp_path / "key"))
    assert Settings.from_environment(environment).link_key == SECRET + "y"


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("JANUS_SECOND_FACTOR", {"JANUS_ENVIRONMENT": "production", "JANUS_SECOND_FACTOR": "0"}),
        ("JANUS_MAIL_FROM", {"JANUS_MAIL_FROM": "Exploradôme, projet JANUS <janus@exemple.fr>"}),
        ("JANUS_MAIL_FROM", {"JANUS_MAIL_FROM": "janus"}),
        ("JANUS_DEMO_CLOCK", {"JANUS_ENVIRONMENT": "production", "JANUS_DEMO_CLOCK": "1"}),
    ],
)
def test_what_a_mail_server_or_a_production_would_refuse_ends_the_boot(
    tmp_path: Path, name: str, changes: dict[str, str]
) -> None:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(_environment(tmp_path, **changes))
    assert [fault.split(":")[0] for fault in caught.value.faults] == [name]
