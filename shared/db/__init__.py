"""Database wiring: engine, column types, infrastructure tables; the unit of work is ``shared.db.uow``."""

from __future__ import annotations

from shared.crypto import blind_index
from shared.db.tables import service_metadata
from shared.db.types import EncryptedChoice, EncryptedDate, EncryptedJson, EncryptedText, UtcDateTime

__all__ = [
    "EncryptedChoice",
    "EncryptedDate",
    "EncryptedJson",
    "EncryptedText",
    "UtcDateTime",
    "blind_index",
    "service_metadata",
]
