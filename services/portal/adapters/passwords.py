"""Passwords by Argon2id. Verifying one for an address that nobody has costs the same as for one that somebody has."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError


class Passwords:
    """Defaults: the library's, RFC 9106 low-memory profile (64 MiB, 3 passes). Tests take cheaper ones."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        return self._hasher.hash(password)

    def matches(self, password: str, stored: str | None) -> bool:
        """``stored`` None: no such account; takes as long, and is never true."""
        try:
            self._hasher.verify(stored or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

    def is_outdated(self, stored: str) -> bool:
        """Hashed with other parameters than today's: hash it again while the password is at hand."""
        return self._hasher.check_needs_rehash(stored)
