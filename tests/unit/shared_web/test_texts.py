"""Everything marshmallow may say has a French text."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest
from flask import Flask
from marshmallow import Schema, ValidationError, fields, validate

from shared.web.texts import validation_text

AWARE = "Not a valid {awareness} {obj_type}."


def spoken() -> Iterator[str]:
    yield from Schema._default_error_messages.values()
    for _, kind in inspect.getmembers(fields, inspect.isclass):
        if issubclass(kind, fields.Field):
            for message in kind.default_error_messages.values():
                yield from _filled(str(message))


def _filled(message: str) -> Iterator[str]:
    if message == AWARE:
        yield from (f"Not a valid {awareness} datetime." for awareness in ("naive", "aware"))
    elif "{obj_type}" in message:
        yield from (message.format(obj_type=kind, input="x") for kind in ("datetime", "date", "time"))
    else:
        yield message.format(choices="a, b", input="x")


@pytest.mark.parametrize("message", sorted(set(spoken())))
def test_every_message_of_marshmallow_is_french(app: Flask, message: str) -> None:
    with app.test_request_context("/"):
        assert validation_text(message) != message


VALIDATORS = [
    (validate.Length(min=3), "ab", "Écrivez au moins 3 caractères."),
    (validate.Length(max=1), "ab", "Écrivez au plus 1 caractères."),
    (validate.Length(min=3, max=5), "ab", "Écrivez entre 3 et 5 caractères."),
    (validate.Length(equal=3), "ab", "Écrivez exactement 3 caractères."),
    (validate.Range(min=1), 0, "La valeur doit être au moins 1."),
    (validate.Range(max=1), 2, "La valeur doit être au plus 1."),
    (validate.Range(min=1, max=5), 9, "La valeur doit être comprise entre 1 et 5."),
    (validate.Range(min=1, min_inclusive=False), 1, "La valeur doit être supérieure à 1."),
    (validate.Range(max=1, max_inclusive=False), 1, "La valeur doit être inférieure à 1."),
    (validate.Range(min=1, max=5, max_inclusive=False), 5, "Cette valeur n’est pas valable."),
    (validate.OneOf(["a", "b"]), "c", "Choisissez une des réponses proposées."),
    (validate.ContainsOnly(["a"]), ["b"], "Choisissez une des réponses proposées."),
    (validate.ContainsNoneOf(["a"]), ["a"], "Choisissez une des réponses proposées."),
    (validate.Equal(1), 2, "Cette valeur n’est pas valable."),
    (validate.Regexp("a"), "b", "Cette valeur n’est pas valable."),
    (validate.NoneOf(["a"]), "a", "Cette valeur n’est pas valable."),
    (
        validate.Email(),
        "a",
        "Cette adresse e-mail n’est pas valable. Exemple\N{NO-BREAK SPACE}: prenom.nom@exemple.fr.",
    ),
    (validate.URL(), "a", "Cette adresse de site n’est pas valable. Elle commence par https://."),
]


@pytest.mark.parametrize(("validator", "value", "text"), VALIDATORS)
def test_validators_speak_french(app: Flask, validator: validate.Validator, value: object, text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validator(value)
    with app.test_request_context("/"):
        assert validation_text(refused.value.messages[0]) == text


def test_a_message_of_ours_is_looked_up_as_it_is(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert validation_text("Ce lien a expiré.") == "This link has expired."
