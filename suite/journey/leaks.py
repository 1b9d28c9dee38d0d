"""What must never be written down: the sample persons' names and addresses, in any log or in the broker's own files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from suite.season.candidate import Candidate

_SHORTEST = 6


def secrets_of(candidates: Iterable[Candidate]) -> set[str]:
    """Strings that identify a candidate or a guardian, long enough to be looked for in noise."""
    found: set[str] = set()
    for candidate in candidates:
        found |= {candidate.last_name, candidate.email, candidate.phone, candidate.home.address}
        for guardian in candidate.guardians:
            found |= {guardian.last_name, guardian.email, guardian.phone}
    return {text for text in found if len(text) >= _SHORTEST}


def leaks(var: Path, secrets: Iterable[str]) -> list[str]:
    """The files under ``var``'s logs and broker that hold one; the secret itself is not repeated."""
    wanted = [secret.encode() for secret in secrets]
    return sorted(set(_found(_files(var), wanted)))


def _files(var: Path) -> Iterator[Path]:
    for folder in ("log", "redis"):
        yield from (path for path in (var / folder).rglob("*") if path.is_file())


def _found(files: Iterable[Path], wanted: list[bytes]) -> Iterator[str]:
    for path in files:
        content = path.read_bytes()
        if any(secret in content for secret in wanted):
            yield f"{path.parent.name}/{path.name}"
