"""From a database's refusal to the constraint's name, alike on SQLite and PostgreSQL."""

from __future__ import annotations

import re

from sqlalchemy import Index, MetaData, UniqueConstraint
from sqlalchemy.exc import IntegrityError

_SQLITE_UNIQUE = re.compile(r"UNIQUE constraint failed: (?:index '(?P<index>\w+)'|(?P<columns>.+))")
_SQLITE_CHECK = re.compile(r"CHECK constraint failed: (?P<name>\w+)")


def constraint_name(error: IntegrityError, metadata: MetaData) -> str | None:
    """The violated constraint, or None where the database does not say (SQLite's foreign keys)."""
    diagnostics = getattr(error.orig, "diag", None)
    if diagnostics is not None:
        name = diagnostics.constraint_name
        return str(name) if name else None
    text = str(error.orig)
    if found := _SQLITE_CHECK.search(text):
        return found["name"]
    if found := _SQLITE_UNIQUE.search(text):
        return found["index"] or _by_columns(found["columns"], metadata)
    return None


def _by_columns(columns: str, metadata: MetaData) -> str | None:
    wanted = {column.strip() for column in columns.split(",")}
    for table in metadata.tables.values():
        uniques: list[UniqueConstraint | Index] = [c for c in table.constraints if isinstance(c, UniqueConstraint)]
        uniques += [index for index in table.indexes if index.unique]
        for unique in uniques:
            if {f"{table.name}.{column.name}" for column in unique.columns} == wanted:
                return str(unique.name)
    return None
