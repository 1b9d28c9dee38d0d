"""Flat form names and nested values, both ways."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import Schema, fields

from shared.web.nesting import field_at, flat_messages, flatten, unflatten


class Relation(StrEnum):
    MOTHER = "mother"


class GuardianSchema(Schema):
    email = fields.String(required=True)
    phone = fields.String()


class PersonSchema(Schema):
    name = fields.String(required=True, data_key="full_name")
    guardians = fields.List(fields.Nested(GuardianSchema))
    address = fields.Nested(GuardianSchema)


def test_rows_are_gathered_in_order_and_keep_their_index() -> None:
    found = unflatten({"guardians-10-email": "b", "guardians-2-email": "a", "name": "Zoé"})
    assert found.values == {"guardians": [{"email": "a"}, {"email": "b"}], "name": "Zoé"}
    assert found.flat_key(("guardians", "1", "email")) == "guardians-10-email"


def test_nested_objects_are_not_lists() -> None:
    assert unflatten({"address-email": "a"}).values == {"address": {"email": "a"}}


@pytest.mark.parametrize(
    ("flat", "nested"),
    [
        ({"a": "1", "a-b": "2"}, {"a": "1", "a-b": "2"}),
        ({"a-b": "2", "a": "1"}, {"a": "1"}),
        ({"a-b-c-d-e-f": "1"}, {"a-b-c-d-e-f": "1"}),
        ({"rows-²-x": "1"}, {"rows": {"²": {"x": "1"}}}),
        ({"rows-9999-x": "1"}, {"rows": {"9999": {"x": "1"}}}),
    ],
)
def test_names_that_fit_no_schema_are_left_for_it_to_refuse(flat: dict[str, str], nested: dict[str, object]) -> None:
    assert unflatten(flat).values == nested


@given(st.dictionaries(st.text("abc-012", min_size=1, max_size=12), st.text(max_size=3), max_size=6))
def test_any_names_are_taken_without_a_failure(flat: dict[str, str]) -> None:
    found = unflatten(flat)
    assert set(found.values) <= {part for key in flat for part in (key, key.split("-")[0])}


def test_existing_values_are_shown_as_forms_write_them() -> None:
    values = {
        "born": date(2009, 3, 27),
        "relation": Relation.MOTHER,
        "told": True,
        "alone": False,
        "phone": None,
        "languages": ["fr", "pt"],
        "guardians": [{"email": "a", "children": 2}],
    }
    assert flatten(values) == {
        "born": ["2009-03-27"],
        "relation": ["mother"],
        "told": ["on"],
        "alone": [""],
        "phone": [""],
        "languages": ["fr", "pt"],
        "guardians-0-email": ["a"],
        "guardians-0-children": ["2"],
    }


def test_messages_name_their_field_and_a_schema_message_its_parent() -> None:
    messages = {"guardians": {0: {"email": ["needed", "again"], "_schema": ["same person"]}}, "_schema": ["whole"]}
    assert list(flat_messages(messages)) == [
        (("guardians", "0", "email"), "needed"),
        (("guardians", "0"), "same person"),
        ((), "whole"),
    ]


@pytest.mark.parametrize(
    ("key", "required"),
    [("full_name", True), ("guardians-3-email", True), ("guardians-0-phone", False), ("address-email", True)],
)
def test_the_schema_says_which_fields_are_needed(key: str, required: bool) -> None:
    found = field_at(PersonSchema(), key)
    assert found is not None
    assert found.required is required


@pytest.mark.parametrize("key", ["name", "full_name-x", "guardians-0-other", "nothing"])
def test_unknown_names_have_no_field(key: str) -> None:
    assert field_at(PersonSchema(), key) is None
