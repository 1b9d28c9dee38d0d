"""Reading an owner's context: typed, strict on what is declared, tolerant of the rest."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from services.notifications.domain import fields
from services.notifications.domain.fields import ContextError, Field, FieldType, read_context
from shared.errors import Permanent


def _read(kind: FieldType, raw: object) -> object:
    return read_context((Field("x", kind),), {"x": raw})["x"]


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (FieldType.TEXT, " Zoé\r\nBcc: a@b.fr\t\u2028! ", "Zoé Bcc: a@b.fr !"),
        (FieldType.TEXT, "14\u00a0h", "14\u00a0h"),
        (FieldType.LINK, "https://janus.example/a", "https://janus.example/a"),
        (FieldType.DAY, "2026-10-07", date(2026, 10, 7)),
        (FieldType.MOMENT, "2026-10-07T14:00:00+02:00", datetime.fromisoformat("2026-10-07T14:00:00+02:00")),
        (FieldType.MOMENT, "2026-10-07", date(2026, 10, 7)),
        (FieldType.NUMBER, 0, 0),
        (FieldType.FLAG, False, False),
    ],
)
def test_values_arrive_typed(kind: FieldType, raw: object, value: object) -> None:
    assert _read(kind, raw) == value


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (FieldType.TEXT, 3),
        (FieldType.LINK, "javascript:alert(1)"),
        (FieldType.LINK, "https://janus.example/a b"),
        (FieldType.DAY, "hier"),
        (FieldType.DAY, 20261007),
        (FieldType.MOMENT, "2026-10-07T14:00:00"),
        (FieldType.NUMBER, True),
        (FieldType.NUMBER, "3"),
        (FieldType.FLAG, 1),
        (FieldType.ITEMS, {}),
        (FieldType.ITEMS, ["a"]),
        (FieldType.TEXT, None),
    ],
)
def test_what_does_not_fit_is_refused_without_its_value(kind: FieldType, raw: object) -> None:
    with pytest.raises(ContextError) as refused:
        _read(kind, raw)
    assert isinstance(refused.value, Permanent)
    assert refused.value.path == "x"
    if raw is not None:
        assert str(raw) not in str(refused.value)


def test_an_item_names_its_place() -> None:
    declared = fields.items("papers", fields.text("label"))
    with pytest.raises(ContextError) as refused:
        read_context(declared, {"papers": [{"label": "RIB"}, {}]})
    assert refused.value.path == "papers[1].label"


def test_unknown_fields_are_left_out_and_optional_ones_read_none() -> None:
    declared = (*fields.text("name"), *fields.optional(fields.link(), fields.day("due_on")))
    assert read_context(declared, {"name": "Zoé", "shoe_size": 38, "due_on": None}) == {
        "name": "Zoé",
        "link": None,
        "due_on": None,
    }
