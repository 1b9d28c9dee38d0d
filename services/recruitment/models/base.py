"""Base of recruitment's tables, and the column that stores one value of a closed list."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID, uuid4

from sqlalchemy import Enum, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.db import service_metadata


class Base(DeclarativeBase):
    metadata = service_metadata()


class Owned:
    """Every row has an id of its own and belongs to one territory: no query crosses territories."""

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid, nullable=False, index=True)


def choice(kind: type[StrEnum]) -> Enum:
    """Stored as its value (``in_words``), not as a database type: a new member needs no migration of the type."""
    return Enum(kind, native_enum=False, length=40, values_callable=_values)


def _values(members: type[StrEnum]) -> list[str]:
    return [member.value for member in members]
