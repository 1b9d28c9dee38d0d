"""What may never be committed: names of package hosts, paths of one machine, secrets, compiled things."""

from __future__ import annotations

import re

from tests.house.source import ROOT, tracked_files

# Written with classes of one letter, so that the check does not find itself.
HOSTS = ("pypi[.]org", "python[h]osted[.]", "registry[.]npm", "deb[.]debian", "proxy[.]golang")
PATHS = (r"(?<![\w./-])/(?:work|root|home/\w+)[/]",)
FORBIDDEN = re.compile("|".join(HOSTS + PATHS))
PRIVATE_KEY = re.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----")
COMPILED = (".pyc", ".mo", ".sqlite", ".sqlite3", ".db", ".log")


def _texts() -> list[tuple[str, str]]:
    contents = ((name, (ROOT / name).read_bytes()) for name in tracked_files())
    return [(name, content.decode("utf-8")) for name, content in contents if b"\0" not in content]


def test_no_package_host_and_no_path_of_one_machine() -> None:
    found = [f"{name}: {match.group()}" for name, text in _texts() for match in FORBIDDEN.finditer(text)]
    assert not found, "\n" + "\n".join(found)


def test_no_private_key() -> None:
    assert [name for name, text in _texts() if PRIVATE_KEY.search(text)] == []


def test_nothing_that_a_run_makes() -> None:
    assert [name for name in tracked_files() if name.endswith(COMPILED) or name.startswith("var/")] == []


def test_locks_carry_hashes_and_no_address() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text("utf-8")
        pinned = re.findall(r"^[a-z0-9][\w.\-]*==.+$", text, re.MULTILINE)
        assert pinned
        assert [line for line in pinned if not line.endswith("\\")] == []
        assert "://" not in text
