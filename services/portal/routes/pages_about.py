"""What the suite says of itself: data protection, accessibility, and its components at a glance."""

from __future__ import annotations

from flask import Blueprint, Response

from services.portal import queries
from shared.access import allow, runtime
from shared.web import render_page
from shared.web.showcase import example, example_form

blueprint = Blueprint("portal_about", __name__, template_folder="../templates")


@blueprint.get("/confidentialite")
@allow.public()
def privacy() -> Response:
    with runtime().reading() as db:
        return render_page("portal/privacy.html", association=queries.first_association(db))


@blueprint.get("/accessibilite")
@allow.public()
def accessibility() -> Response:
    with runtime().reading() as db:
        return render_page("portal/accessibility.html", association=queries.first_association(db))


@blueprint.get("/composants")
@allow.public()
def components() -> Response:
    """Shows a refused form among the rest, and is nevertheless what was asked for: 200."""
    shown = example(runtime().clock.today())
    return render_page("showcase.html", status=200, example=shown, example_form=example_form())
