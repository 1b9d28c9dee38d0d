"""The smallest service that has pages: the components, and one page per way of failing."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, render_template_string, request
from marshmallow import Schema
from sqlalchemy import MetaData, create_engine

from shared.access import Role, allow, runtime
from shared.app import make_app
from shared.clock import FixedClock
from shared.errors import Conflict
from shared.runtime import ServiceSpec, make_runtime
from shared.settings import Settings
from shared.testkit.runtimes import RecordingPublisher
from shared.web import Form, flash, redirect_to, render_page
from shared.web.fields import Email, Line, Paragraphs
from shared.web.showcase import example, example_form


class NoteSchema(Schema):
    email = Email(required=True)
    note = Paragraphs(required=True)
    password = Line()


class Taken(Conflict):
    code = "small_taken"
    message = "Cette adresse e-mail est déjà prise."


pages = Blueprint("small_pages", __name__)


@pages.get("/composants")
@allow.public()
def components() -> Response:
    return render_page(
        "showcase.html", status=200, example=example(runtime().clock.today()), example_form=example_form()
    )


@pages.get("/panne")
@allow.public()
def breaks() -> Response:
    raise RuntimeError("Zoé Confidentielle")


@pages.get("/conflit")
@allow.public()
def conflicts() -> Response:
    raise Conflict


@pages.route("/note", methods=["GET", "POST"])
@allow.staff(Role.HR)
def note() -> Response:
    form = Form(NoteSchema, request)
    if form.accept(_refuse_taken):
        flash("C’est noté.", "success")
        return redirect_to("/note")  # type: ignore[return-value]
    return render_page("showcase.html", example=example(runtime().clock.today()), example_form=form)


FRAGMENTS = """{% extends "layout.html" %}{% from "components.html" import fragment, post_button %}{% block content %}
<h1>Fragments</h1>
{{ fragment("/bloc", "Voir le bloc", refresh=0.2) }}
{{ fragment("/conflit", "Voir le conflit") }}
{{ fragment("https://autre.exemple/", "Voir ailleurs") }}
{{ post_button("Compter", "/compte") }}
{{ post_button("Supprimer", "/compte", confirm="Vraiment ?") }}
{% endblock %}"""


@pages.get("/fragments")
@allow.public()
def fragments() -> str:
    return render_template_string(FRAGMENTS)


@pages.get("/bloc")
@allow.public()
def block() -> str:
    current_app.extensions["blocks"] = min(current_app.extensions.get("blocks", 0) + 1, 5)
    return f'<p id="count">{current_app.extensions["blocks"]}</p><a id="kept" href="/bloc">Ouvrir</a>'


@pages.post("/compte")
@allow.public()
def count() -> tuple[str, int]:
    current_app.extensions["counted"] = current_app.extensions.get("counted", 0) + 1
    return "", 204


def _refuse_taken(loaded: dict[str, str]) -> str:
    if loaded["email"] == "prise@exemple.fr":
        raise Taken(field="email")
    return loaded["note"]


def small_app(settings: Settings, clock: FixedClock) -> Flask:
    spec = ServiceSpec(name="portal", package="services.portal", prefix="/", metadata=MetaData(), pages=(pages,))
    engine = create_engine("sqlite://")
    return make_app(make_runtime(spec, settings, engine=engine, clock=clock, publisher=RecordingPublisher()))
