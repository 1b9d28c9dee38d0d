"""The smallest service that has pages: the components, and one page per way of failing."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, request
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


def _refuse_taken(loaded: dict[str, str]) -> str:
    if loaded["email"] == "prise@exemple.fr":
        raise Taken(field="email")
    return loaded["note"]


def small_app(settings: Settings, clock: FixedClock) -> Flask:
    spec = ServiceSpec(name="portal", package="services.portal", prefix="/", metadata=MetaData(), pages=(pages,))
    engine = create_engine("sqlite://")
    return make_app(make_runtime(spec, settings, engine=engine, clock=clock, publisher=RecordingPublisher()))
