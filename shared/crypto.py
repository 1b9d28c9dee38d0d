"""Encryption at rest: one ring of Fernet keys (AES-128-CBC + HMAC) per process, newest first, so that keys rotate.

The ring is installed once at boot because column types are declared at import, long before settings are read.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class KeysMissing(RuntimeError):
    """An encrypted column was touched before any key was installed."""


class KeyRing:
    """Encrypts with the first key, decrypts with any."""

    def __init__(self) -> None:
        self._fernet: MultiFernet | None = None
        self._index_key = b""

    def install(self, keys: Sequence[str]) -> None:
        """``keys``: url-safe base64 of 32 bytes each, newest first. The oldest also keys the blind index."""
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._index_key = hashlib.sha256(b"janus blind index" + keys[-1].encode()).digest()

    def encrypt(self, value: bytes) -> bytes:
        return self._ring().encrypt(value)

    def decrypt(self, value: bytes) -> bytes:
        try:
            return self._ring().decrypt(value)
        except InvalidToken as error:
            raise KeysMissing("stored with a key that is not in the ring") from error

    def blind_index(self, value: str) -> str:
        """64 hexadecimal characters, equal for equal values whatever their case and outer spaces."""
        self._ring()
        return hmac.new(self._index_key, value.strip().casefold().encode(), hashlib.sha256).hexdigest()

    def _ring(self) -> MultiFernet:
        if self._fernet is None:
            raise KeysMissing("no encryption key is installed")
        return self._fernet


KEYS = KeyRing()


def blind_index(value: str) -> str:
    """Look-up key of an encrypted value (an e-mail address): equality only, nothing can be read back."""
    return KEYS.blind_index(value)
