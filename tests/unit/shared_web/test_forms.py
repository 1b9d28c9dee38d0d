"""A form keeps what was typed, says what is wrong in the reader's language, and runs its handler at most once."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from flask import Flask, request
from marshmallow import Schema, ValidationError, fields, validates_schema
from werkzeug.test import EnvironBuilder

from shared.errors import Conflict, InvalidInput, NotFound
from shared.web import Form
from shared.web.fields import Checkbox, Email, PersonName, Upload


class GuardianSchema(Schema):
    name = PersonName(required=True)
    email = Email(required=True)


class CandidateSchema(Schema):
    name = PersonName(required=True)
    email = Email(required=True)
    languages = fields.List(fields.String())
    guardians = fields.List(fields.Nested(GuardianSchema), load_default=list)
    told = Checkbox()
    cv = Upload()

    @validates_schema(skip_on_field_errors=True)
    def check(self, data: dict[str, Any], **_: object) -> None:
        if data["name"] == "Personne":
            raise ValidationError("Ce lien a expiré.")


class Taken(Conflict):
    code = "test_taken"
    message = "Page %(page)s sur %(pages)s"


class TooYoung(InvalidInput):
    code = "test_too_young"
    message = "Ce lien a expiré."


GOOD = {"name": " Zoé ", "email": "zoe@exemple.fr"}


def posted(app: Flask, data: dict[str, Any], *, language: str = "fr") -> Form:
    with app.test_request_context("/note", method="POST", data=data, headers={"Accept-Language": language}):
        return Form(CandidateSchema, request)


def test_a_form_that_was_not_sent_shows_its_initial_values(app: Flask) -> None:
    with app.test_request_context("/note"):
        form = Form(CandidateSchema, request, initial={"name": "Zoé", "guardians": [{"email": "m@exemple.fr"}]})
        assert form.data == {"name": "Zoé", "guardians-0-email": "m@exemple.fr"}
        assert form.accept(lambda loaded: pytest.fail("nothing was sent")) is False
        assert (form.status, form.has_errors, form.data["never typed"]) == (200, False, "")


def test_a_valid_form_runs_its_handler_with_loaded_values(app: Flask) -> None:
    form = posted(app, {**GOOD, "languages": ["fr", "pt"], "told": "on"})
    assert form.accept(lambda loaded: loaded | {"seen": True}) is True
    assert form.result == {
        "name": "Zoé",
        "email": "zoe@exemple.fr",
        "languages": ["fr", "pt"],
        "guardians": [],
        "told": True,
        "seen": True,
    }


def test_what_was_typed_is_kept_as_it_was_typed(app: Flask) -> None:
    form = posted(app, {"name": " Zoé ", "email": "zoe@", "languages": ["fr", "pt"]})
    assert form.accept(lambda loaded: pytest.fail("the form is not valid")) is False
    assert form.data["name"] == " Zoé "
    assert form.chosen("languages") == ["fr", "pt"]
    assert form.errors == {
        "email": "Cette adresse e-mail n’est pas valable. Exemple\N{NO-BREAK SPACE}: prenom.nom@exemple.fr."
    }
    assert form.status == 422


def test_messages_come_in_the_readers_language(app: Flask) -> None:
    form = posted(app, {"name": "Zoé"}, language="en")
    assert form.errors == {"email": "This is needed."}


def test_an_error_finds_its_row_when_rows_above_were_left_empty(app: Flask) -> None:
    data = {**GOOD, "guardians-0-name": "", "guardians-0-email": " ", "guardians-2-name": "Ana"}
    form = posted(app, data)
    assert form.errors == {"guardians-2-email": "Ce champ est nécessaire."}
    assert form.rows("guardians", at_least=2) == range(3)
    assert form.is_required("guardians-5-email") is True


def test_an_empty_field_is_a_missing_one(app: Flask) -> None:
    assert posted(app, {**GOOD, "name": "   "}).errors == {"name": "Ce champ est nécessaire."}


def test_an_unknown_field_is_refused_once_without_repeating_it(app: Flask) -> None:
    form = posted(app, {**GOOD, "admin": "1", "role": "hr"})
    assert form.form_errors == ["Le formulaire contient un champ que nous n’attendions pas."]
    assert form.errors == {}


def test_names_with_an_underscore_are_the_pages_own(app: Flask) -> None:
    assert posted(app, {**GOOD, "_step": "2"}).accept(lambda loaded: None) is True


def test_a_rule_of_the_whole_schema_stands_above_the_form(app: Flask) -> None:
    form = posted(app, {**GOOD, "name": "Personne"})
    assert (form.form_errors, form.error_count) == (["Ce lien a expiré."], 1)


def test_a_refusal_of_the_domain_joins_its_field(app: Flask) -> None:
    form = posted(app, GOOD)
    with app.test_request_context("/note", headers={"Accept-Language": "en"}):
        assert form.accept(_raises(TooYoung("email"))) is False
    assert (form.errors, form.status) == ({"email": "This link has expired."}, 422)


def test_a_conflict_stands_above_the_form_with_its_parameters(app: Flask) -> None:
    form = posted(app, GOOD)
    with app.test_request_context("/note"):
        assert form.accept(_raises(Taken(page=1, pages=2))) is False
    assert (form.form_errors, form.status) == (["Page 1 sur 2"], 409)


def test_what_is_not_about_the_form_goes_on(app: Flask) -> None:
    form = posted(app, GOOD)
    with app.test_request_context("/note"), pytest.raises(NotFound):
        form.accept(_raises(NotFound()))


def test_a_file_reaches_the_schema_and_an_empty_one_does_not(app: Flask) -> None:
    for name, expected in (("cv.pdf", "cv.pdf"), ("", None)):
        builder = EnvironBuilder(method="POST", data={**GOOD, "cv": (BytesIO(b"%PDF-"), name)})
        with app.request_context(builder.get_environ()):
            form = Form(CandidateSchema, request)
            assert form.accept(lambda loaded: getattr(loaded.get("cv"), "filename", None)) is True
            assert form.result == expected


def test_the_summary_names_the_field_and_escapes_it(app: Flask) -> None:
    form = posted(app, {**GOOD, "name": ""})
    with app.test_request_context("/note"):
        form.name_field("name", "Prénom & <nom>")
        page = form.with_summary(f"<a>{form.summary_line('name')}</a>")
    assert page == "<a>Prénom &amp; &lt;nom&gt;\N{NO-BREAK SPACE}: Ce champ est nécessaire.</a>"


def _raises(error: Exception) -> Any:
    def handler(loaded: object) -> None:
        raise error

    return handler
