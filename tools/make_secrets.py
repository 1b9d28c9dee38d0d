"""Makes the secret files that docker-compose.yml names, at random, in secrets/; existing ones stay as they are.

Standard library only: it runs on a host that has nothing but Docker and Python.
"""

from __future__ import annotations

import base64
import os
import secrets
import sys
from pathlib import Path

SERVICES = ("portal", "recruitment", "contracts", "notifications")
KEYS = ("session_key", "link_key", "service_key", "postgres_password")
REDIS_CONFIGURATION = """\
appendonly yes
appendfsync everysec
save ""
maxmemory-policy noeviction
dir /data
requirepass {password}
"""


def write_secrets(folder: Path) -> list[str]:
    """Returns the names of the files that it made."""
    # The folder is closed; the files are readable, because containers see them under another user's number.
    folder.mkdir(mode=0o700, exist_ok=True)
    made: list[str] = []
    for name in KEYS:
        _once(folder, name, secrets.token_urlsafe(48), made)
    _once(folder, "data_keys", base64.urlsafe_b64encode(os.urandom(32)).decode(), made)
    redis = _once(folder, "redis_password", secrets.token_urlsafe(32), made)
    _once(folder, "redis.conf", REDIS_CONFIGURATION.format(password=redis), made)
    _once(folder, "redis_url", f"redis://:{redis}@redis:6379/0", made)
    for service in SERVICES:
        password = _once(folder, f"database_password_{service}", secrets.token_urlsafe(32), made)
        url = f"postgresql+psycopg://{service}:{password}@postgres:5432/{service}"
        _once(folder, f"database_url_{service}", url, made)
    for name in ("smtp_user", "smtp_password"):
        _once(folder, name, "", made)
    return made


def _once(folder: Path, name: str, value: str, made: list[str]) -> str:
    path = folder / name
    if not path.exists():
        path.write_text(value, encoding="utf-8")
        path.chmod(0o444)
        made.append(name)
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "secrets")
    print(f"{len(write_secrets(target))} secrets made in {target}/")
