"""What a notice's context holds: typed fields, read from the owner's JSON before any template sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from shared.errors import Permanent

# A line break in a name would end a header, or forge a line of the text part. No-break spaces are kept.
_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")

Value = str | int | bool | date | datetime | None | list[dict[str, "Value"]]


class ContextError(Permanent):
    """The owner's context does not fit the declaration; names the field, never the value."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(f"notice context: {path} {why}")
        self.path = path


class FieldType(StrEnum):
    """How a field is read, and so what a template may do with it."""

    TEXT = "text"
    LINK = "link"
    DAY = "day"
    MOMENT = "moment"
    NUMBER = "number"
    FLAG = "flag"
    ITEMS = "items"


@dataclass(frozen=True)
class Field:
    """``optional``: may be missing or null, and every template copes. ``of``: the fields of each of the ITEMS."""

    name: str
    type: FieldType
    optional: bool = False
    of: tuple[Field, ...] = field(default=())


def text(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, FieldType.TEXT) for name in names)


def link(name: str = "link") -> tuple[Field, ...]:
    return (Field(name, FieldType.LINK),)


def day(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, FieldType.DAY) for name in names)


def moment(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name, FieldType.MOMENT) for name in names)


def number(name: str) -> tuple[Field, ...]:
    return (Field(name, FieldType.NUMBER),)


def flag(name: str) -> tuple[Field, ...]:
    return (Field(name, FieldType.FLAG),)


def items(name: str, *of: tuple[Field, ...]) -> tuple[Field, ...]:
    return (Field(name, FieldType.ITEMS, of=tuple(part for group in of for part in group)),)


def optional(*groups: tuple[Field, ...]) -> tuple[Field, ...]:
    return tuple(Field(part.name, part.type, optional=True, of=part.of) for group in groups for part in group)


def read_context(fields: tuple[Field, ...], raw: Mapping[str, object], *, path: str = "") -> dict[str, Value]:
    """Every declared field with its Python value. What is not declared is left out (tolerant reader)."""
    return {part.name: _read(part, raw.get(part.name), path + part.name) for part in fields}


def _read(part: Field, raw: object, path: str) -> Value:
    if raw is None:
        if part.optional:
            return None
        raise ContextError(path, "is missing")
    if part.type is FieldType.ITEMS:
        return _read_items(part, raw, path)
    return _READERS[part.type](raw, path)


def _read_items(part: Field, raw: object, path: str) -> Value:
    if not isinstance(raw, list) or not all(isinstance(entry, Mapping) for entry in raw):
        raise ContextError(path, "is not a list of objects")
    return [read_context(part.of, entry, path=f"{path}[{index}].") for index, entry in enumerate(raw)]


def _text(raw: object, path: str) -> str:
    if not isinstance(raw, str):
        raise ContextError(path, "is not a text")
    return _BREAKS.sub(" ", raw).strip(" ")


def _link(raw: object, path: str) -> str:
    if not isinstance(raw, str) or not raw.startswith(("https://", "http://")) or len(raw.split()) != 1:
        raise ContextError(path, "is not an absolute address")
    return raw


def _when(raw: object, path: str) -> date:
    """A date stays a date and a time stays a time: a deadline may be either."""
    if not isinstance(raw, str):
        raise ContextError(path, "is not an ISO 8601 date")
    try:
        value = date.fromisoformat(raw) if len(raw) <= len("2026-10-07") else datetime.fromisoformat(raw)
    except ValueError:
        raise ContextError(path, "is not an ISO 8601 date") from None
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ContextError(path, "has no time zone")
    return value


def _number(raw: object, path: str) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise ContextError(path, "is not a whole number")
    return raw


def _flag(raw: object, path: str) -> bool:
    if not isinstance(raw, bool):
        raise ContextError(path, "is not true or false")
    return raw


_READERS: dict[FieldType, Callable[[object, str], Value]] = {
    FieldType.TEXT: _text,
    FieldType.LINK: _link,
    FieldType.DAY: _when,
    FieldType.MOMENT: _when,
    FieldType.NUMBER: _number,
    FieldType.FLAG: _flag,
}
