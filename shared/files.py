"""Files that people hand in: type judged by content, size bounded, encrypted on disk under an unguessable name.

A file written before its row is refused leaves an orphan that no one can name; retention sweeps remove those.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import secrets
import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from shared.crypto import KEYS
from shared.errors import NotFound, TooLarge, UnsupportedMedia

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAPERS = frozenset({PDF, JPEG, PNG})
MEBIBYTE = 1024 * 1024
_ID = re.compile(r"[0-9a-f]{48}")
_SIGNATURES = ((b"%PDF-", PDF), (b"\xff\xd8\xff", JPEG), (b"\x89PNG\r\n\x1a\n", PNG))


@dataclass(frozen=True)
class StoredFile:
    """``id``: 48 hexadecimal characters; ``size`` in bytes; ``sha256`` of the clear content, hexadecimal."""

    id: str
    media_type: str
    size: int
    sha256: str


def media_type_of(content: bytes) -> str | None:
    """The type that the bytes themselves show, whatever a name or a header claims; None when unknown."""
    for signature, media_type in _SIGNATURES:
        if content.startswith(signature):
            return media_type
    if content.startswith(b"PK\x03\x04") and _is_docx(content):
        return DOCX
    return None


def _is_docx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


class FileStore:
    """One folder per service; nothing is readable without the key ring."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(
        self,
        stream: IO[bytes] | bytes,
        *,
        allowed: Collection[str] = PAPERS,
        max_bytes: int = 10 * MEBIBYTE,
        field: str | None = None,
    ) -> StoredFile:
        """Reads at most ``max_bytes`` + 1. Raises ``TooLarge`` or ``UnsupportedMedia``, naming ``field``."""
        content = stream if isinstance(stream, bytes) else stream.read(max_bytes + 1)
        if len(content) > max_bytes:
            raise TooLarge(field, limit_mb=max_bytes // MEBIBYTE)
        media_type = media_type_of(content)
        if media_type is None or media_type not in allowed:
            raise UnsupportedMedia(field)
        file_id = secrets.token_hex(24)
        self._write(self._path(file_id), KEYS.encrypt(content))
        return StoredFile(file_id, media_type, len(content), hashlib.sha256(content).hexdigest())

    def read(self, file_id: str) -> bytes:
        """Raises ``NotFound``."""
        try:
            return KEYS.decrypt(self._path(file_id).read_bytes())
        except FileNotFoundError:
            raise NotFound from None

    def remove(self, file_id: str) -> None:
        """Does nothing where the file is gone already."""
        self._path(file_id).unlink(missing_ok=True)

    def _path(self, file_id: str) -> Path:
        if not _ID.fullmatch(file_id):
            raise NotFound
        return self._folder / file_id[:2] / file_id

    @staticmethod
    def _write(path: Path, content: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial = path.with_suffix(".part")
        with open(partial, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        partial.rename(path)
