"""Column types that SQLite and PostgreSQL treat alike: aware times, and values encrypted before they leave Python."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from shared.crypto import KEYS


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC. Naive values are refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime reached the database")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class EncryptedText(TypeDecorator[str]):
    """Text that the database only ever sees encrypted; cannot be searched or sorted there."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return None if value is None else KEYS.encrypt(value.encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        return None if value is None else KEYS.decrypt(bytes(value)).decode()


class EncryptedDate(TypeDecorator[date]):
    """A civil date, encrypted."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> bytes | None:
        return None if value is None else KEYS.encrypt(value.isoformat().encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> date | None:
        return None if value is None else date.fromisoformat(KEYS.decrypt(bytes(value)).decode())


class EncryptedChoice(TypeDecorator[StrEnum]):
    """One member of a closed list, encrypted: a nationality or a care order says much by itself."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> bytes | None:
        return None if value is None else KEYS.encrypt(self.kind(value).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> StrEnum | None:
        return None if value is None else self.kind(KEYS.decrypt(bytes(value)).decode())


class EncryptedJson(TypeDecorator[Any]):
    """A JSON value, encrypted as a whole. Assign a new value to change it; edits in place are not seen."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: object | None, dialect: Dialect) -> bytes | None:
        return None if value is None else KEYS.encrypt(json.dumps(value, ensure_ascii=False).encode())

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> object | None:
        return None if value is None else json.loads(KEYS.decrypt(bytes(value)))


class EncryptedBytes(TypeDecorator[bytes]):
    """Bytes, encrypted."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else KEYS.encrypt(value)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> bytes | None:
        return None if value is None else KEYS.decrypt(bytes(value))
