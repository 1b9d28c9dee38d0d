"""Typed settings from the environment only; every fault is reported at once, at boot.

Secrets and addresses have no default. Each secret may be given as ``<NAME>_FILE`` instead, the path of a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import getaddresses
from pathlib import Path
from typing import Literal, TypeVar

from cryptography.fernet import Fernet

SERVICES = ("portal", "recruitment", "contracts", "notifications")
_SHORTEST_SECRET = 32

Environment = Literal["demo", "production", "test"]
SmtpSecurity = Literal["none", "starttls", "tls"]
T = TypeVar("T")


class SettingsError(SystemExit):
    """All faults of the environment, together; ends the process with a readable list."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("Janus cannot start:\n" + "\n".join(f"  - {fault}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Smtp:
    """The mail server that takes our mail."""

    host: str
    port: int
    security: SmtpSecurity
    user: str | None
    password: str | None
    sender: str


@dataclass(frozen=True)
class Settings:
    """One process's settings. ``database_urls`` and ``service_urls`` by service name."""

    environment: Environment
    base_url: str
    var_dir: Path
    redis_url: str
    session_key: str
    link_key: str
    service_key: str
    data_keys: tuple[str, ...]
    smtp: Smtp
    database_urls: Mapping[str, str]
    service_urls: Mapping[str, str]
    demo_clock: bool
    second_factor_required: bool
    trusted_proxies: int
    mail_catcher_dir: Path | None

    @property
    def secure_cookies(self) -> bool:
        return self.base_url.startswith("https://")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Raises ``SettingsError`` naming every missing or malformed variable."""
        reader = _Reader(environ)
        var_dir = Path(reader.text("JANUS_VAR_DIR")).absolute()
        base_url = reader.url("JANUS_BASE_URL")
        environment: Environment = reader.choice("JANUS_ENVIRONMENT", ("demo", "production", "test"))
        settings = cls(
            environment=environment,
            base_url=base_url,
            var_dir=var_dir,
            redis_url=reader.text("JANUS_REDIS_URL"),
            session_key=reader.secret("JANUS_SESSION_KEY"),
            link_key=reader.secret("JANUS_LINK_KEY"),
            service_key=reader.secret("JANUS_SERVICE_KEY"),
            data_keys=reader.fernet_keys("JANUS_DATA_KEYS"),
            smtp=_smtp(reader),
            database_urls={name: _database_url(reader, name, var_dir) for name in SERVICES},
            service_urls={name: reader.text(f"JANUS_URL_{name.upper()}", default=base_url) for name in SERVICES},
            demo_clock=reader.flag("JANUS_DEMO_CLOCK", default=False),
            second_factor_required=reader.flag("JANUS_SECOND_FACTOR", default=True),
            trusted_proxies=reader.number("JANUS_TRUSTED_PROXIES", default="0"),
            mail_catcher_dir=reader.path("JANUS_MAIL_CATCHER_DIR"),
        )
        if environment != "demo" and settings.demo_clock:
            reader.faults.append("JANUS_DEMO_CLOCK: only the demo has a clock of its own")
        if environment == "production" and not settings.second_factor_required:
            reader.faults.append("JANUS_SECOND_FACTOR: may only be off in the demo")
        if reader.faults:
            raise SettingsError(reader.faults)
        return settings


def _smtp(reader: _Reader) -> Smtp:
    return Smtp(
        host=reader.text("JANUS_SMTP_HOST"),
        port=reader.number("JANUS_SMTP_PORT"),
        security=reader.choice("JANUS_SMTP_TLS", ("none", "starttls", "tls")),
        user=reader.optional("JANUS_SMTP_USER"),
        password=reader.optional("JANUS_SMTP_PASSWORD"),
        sender=reader.mailbox("JANUS_MAIL_FROM"),
    )


def _database_url(reader: _Reader, service: str, var_dir: Path) -> str:
    embedded = f"sqlite:///{var_dir / 'db' / service}.sqlite3"
    return reader.text(f"JANUS_DATABASE_URL_{service.upper()}", default=embedded)


class _Reader:
    """Reads variables, collecting faults instead of stopping at the first; a bad value reads as a placeholder."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self.faults: list[str] = []

    def optional(self, name: str) -> str | None:
        direct = self._environ.get(name) or None
        path = self._environ.get(f"{name}_FILE")
        if direct is not None or not path:
            return direct
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None
        except OSError as error:
            self.faults.append(f"{name}_FILE: {error.strerror}")
            return None

    def text(self, name: str, *, default: str | None = None) -> str:
        value = self.optional(name)
        if value is None and default is None:
            self.faults.append(f"{name}: is missing")
        return value or default or "missing"

    def url(self, name: str) -> str:
        value = self.text(name)
        if value != "missing" and not value.startswith(("http://", "https://")):
            self.faults.append(f"{name}: must start with http:// or https://")
        return value.rstrip("/")

    def number(self, name: str, *, default: str | None = None) -> int:
        return self._parsed(name, self.text(name, default=default), int, fault="must be a whole number", fallback=0)

    def path(self, name: str) -> Path | None:
        value = self.optional(name)
        return Path(value).absolute() if value else None

    def mailbox(self, name: str) -> str:
        """``Name <address>``; a name with a comma would be read as two senders (RFC 5322, 3.4)."""
        value = self.text(name)
        found = getaddresses([value])
        if value != "missing" and (len(found) != 1 or "@" not in found[0][1] or not found[0][1].isascii()):
            self.faults.append(f"{name}: must be one sender, such as Name <address@example.org>")
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.optional(name)
        if value is None:
            return default
        if value not in ("0", "1"):
            self.faults.append(f"{name}: must be 0 or 1")
        return value == "1"

    def choice(self, name: str, allowed: tuple[T, ...]) -> T:
        value = self.text(name)
        for option in allowed:
            if option == value:
                return option
        if value != "missing":
            self.faults.append(f"{name}: must be one of {', '.join(map(str, allowed))}")
        return allowed[0]

    def secret(self, name: str) -> str:
        value = self.text(name)
        if value != "missing" and len(value) < _SHORTEST_SECRET:
            self.faults.append(f"{name}: must have at least {_SHORTEST_SECRET} characters")
        return value

    def fernet_keys(self, name: str) -> tuple[str, ...]:
        value = self.text(name)
        keys = tuple(key.strip() for key in value.split(",") if key.strip())
        if value == "missing":
            return keys
        for key in keys:
            try:
                Fernet(key)
            except ValueError:
                self.faults.append(f"{name}: holds a key that is not 32 bytes of url-safe base64")
        return keys

    def _parsed(self, name: str, value: str, parse: Callable[[str], T], *, fault: str, fallback: T) -> T:
        if value == "missing":
            return fallback
        try:
            return parse(value)
        except ValueError:
            self.faults.append(f"{name}: {fault}")
            return fallback
