"""HTML forms are flat, schemas are not: ``guardians-0-email`` names the e-mail of the first guardian.

Rows left empty disappear, and the index of each row that stays is kept, so that an error finds its field again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any

from marshmallow import Schema, fields

_DEEPEST = 5
_LONGEST_INDEX = 3
Path = tuple[str, ...]


@dataclass
class Unflattened:
    """Nested values, and for each list the indices that its rows had in the form."""

    values: dict[str, Any]
    indices: dict[Path, list[str]] = field(default_factory=dict)

    def flat_key(self, path: Path) -> str:
        """The form's name of the field at ``path``, whose list positions are those of ``values``."""
        walked: list[str] = []
        for part in path:
            rows = self.indices.get(tuple(walked))
            walked.append(rows[int(part)] if rows and part.isdigit() and int(part) < len(rows) else part)
        return "-".join(walked)


def unflatten(flat: Mapping[str, Any]) -> Unflattened:
    tree: dict[str, Any] = {}
    for key, value in flat.items():
        _plant(tree, key, value)
    found = Unflattened({})
    found.values = {key: _gather(value, (key,), found.indices) for key, value in tree.items()}
    return found


def _plant(tree: dict[str, Any], key: str, value: object) -> None:
    """A key that contradicts another one stays whole, so that the schema refuses it as unknown."""
    *parents, leaf = key.split("-")
    place = tree
    if len(parents) < _DEEPEST:
        for part in parents:
            place = place.setdefault(part, {})
            if not isinstance(place, dict):
                tree[key] = value
                return
        if leaf not in place:
            place[leaf] = value
            return
    tree[key] = value


def _gather(value: object, path: Path, indices: dict[Path, list[str]]) -> object:
    if not isinstance(value, dict):
        return value
    if not all(_is_index(key) for key in value):
        return {key: _gather(part, (*path, key), indices) for key, part in value.items()}
    rows = sorted(value, key=int)
    indices[path] = rows
    return [_gather(value[row], (*path, row), indices) for row in rows]


def _is_index(part: str) -> bool:
    return part.isascii() and part.isdigit() and len(part) <= _LONGEST_INDEX


def flatten(values: Mapping[str, Any], prefix: str = "") -> dict[str, list[str]]:
    """What a form shows of existing values: dates in ISO, enums by value, ticked boxes as ``on``."""
    flat: dict[str, list[str]] = {}
    for key, value in values.items():
        flat.update(_flatten_one(f"{prefix}{key}", value))
    return flat


def _flatten_one(key: str, value: object) -> dict[str, list[str]]:
    if isinstance(value, Mapping):
        return flatten(value, f"{key}-")
    if isinstance(value, (list, tuple, set, frozenset)):
        rows = list(value)
        if any(isinstance(row, Mapping) for row in rows):
            return flatten({str(index): row for index, row in enumerate(rows)}, f"{key}-")
        return {key: [_shown(row) for row in rows]}
    return {key: [_shown(value)]}


def _shown(value: object) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "on"
    if isinstance(value, Enum):
        return str(value.value)
    return value.isoformat() if isinstance(value, date) else str(value)


def flat_messages(messages: Mapping[Any, Any], path: Path = ()) -> Iterator[tuple[Path, object]]:
    """The first message of each field of a ``ValidationError``, with the field's path; ``_schema`` names its parent."""
    for key, value in messages.items():
        here = path if key == "_schema" else (*path, str(key))
        if isinstance(value, Mapping):
            yield from flat_messages(value, here)
        else:
            yield here, value[0] if isinstance(value, list) and value else value


def field_at(schema: Schema, key: str) -> fields.Field[Any] | None:
    """The schema's field that the form's ``key`` stands for."""
    parts = [part for part in key.split("-") if not _is_index(part)]
    found: fields.Field[Any] | None = None
    within: Schema | None = schema
    for part in parts:
        if within is None:
            return None
        found = next((one for name, one in within.fields.items() if (one.data_key or name) == part), None)
        within = _inner_schema(found)
    return found


def _inner_schema(found: fields.Field[Any] | None) -> Schema | None:
    if isinstance(found, fields.List):
        found = found.inner
    return found.schema if isinstance(found, fields.Nested) else None
