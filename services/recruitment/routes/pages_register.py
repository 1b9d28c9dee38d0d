"""Public pages: registering, and asking for a new personal link."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from werkzeug.wrappers import Response

from services.recruitment.domain.season import SeasonFacts
from services.recruitment.domain.vocabulary import (
    Care,
    Relation,
    Residence,
    ResidencePermit,
    SchoolLevel,
    Sex,
    SoleGround,
)
from services.recruitment.queries.season import open_season, prescribers
from services.recruitment.routes.words import options
from services.recruitment.schemas.booking import LinkRequest
from services.recruitment.schemas.countries import country_options
from services.recruitment.schemas.registration import MAX_FILE_BYTES, MOST_GUARDIANS, Registration, RegistrationForm
from services.recruitment.usecases.register_candidate import NO_SCHOOL, RegisterCandidate, register_candidate
from services.recruitment.usecases.renew_link import renew_link_by_address
from shared.access import allow, principal, runtime
from shared.web import Form, redirect_to, render_page
from shared.web.i18n import LANGUAGES, current_language

blueprint = Blueprint("recruitment_register", __name__, url_prefix="/recrutement")

_CHOICES = {
    "sexes": Sex,
    "permits": ResidencePermit,
    "residences": Residence,
    "cares": Care,
    "levels": SchoolLevel,
    "relations": Relation,
    "grounds": SoleGround,
}


@blueprint.route("/inscription", methods=["GET", "POST"])
@allow.public()
def register() -> Response:
    season = _season()
    if season is None:
        return render_page("recruitment/closed.html")
    form = Form(RegistrationForm, request, initial=_blank(season))
    if form.accept(_handler(season)):
        return redirect_to("/recrutement/inscription/merci")
    return render_page("recruitment/register.html", page_form=form, season=season, **_lists(season))


@blueprint.get("/inscription/merci")
@allow.public()
def registered() -> Response:
    return render_page("recruitment/registered.html")


@blueprint.route("/lien", methods=["GET", "POST"])
@allow.public()
def ask_link() -> Response:
    here, form = runtime(), Form(LinkRequest, request)
    if form.accept(lambda sent: renew_link_by_address(sent["email"], uow=here.unit_of_work(), clock=here.clock)):
        return redirect_to("/recrutement/lien/envoye")
    return render_page("recruitment/ask_link.html", page_form=form)


@blueprint.get("/lien/envoye")
@allow.public()
def link_sent() -> Response:
    return render_page("recruitment/link_sent.html")


def _season() -> SeasonFacts | None:
    """The season that the form was made for, or the address names, else the one that is open."""
    here = runtime()
    with here.reading() as rows:
        asked = _as_id(request.form.get("season_id") or request.args.get("saison"))
        return open_season(rows, today=here.clock.today(), season_id=asked)


def _as_id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _blank(season: SeasonFacts) -> Mapping[str, Any]:
    return {
        "submission_key": uuid.uuid4(),
        "season_id": season.id,
        "origin": request.args.get("origine", "")[:60],
        "nationality": "FR",
        "locale": current_language(),
    }


def _handler(season: SeasonFacts) -> Callable[[Registration], UUID]:
    def handle(sent: Registration) -> UUID:
        here = runtime()
        command = RegisterCandidate(sent.submission_key, season, sent.application, sent.uploads, sent.origin)
        uow = here.unit_of_work(actor=principal().key)
        return register_candidate(command, uow=uow, clock=here.clock, files=here.files)

    return handle


def _lists(season: SeasonFacts) -> Mapping[str, Any]:
    """Everything to choose from."""
    fixed = {"no_school": NO_SCHOOL, "most_guardians": MOST_GUARDIANS, "max_bytes": MAX_FILE_BYTES}
    languages = {"countries": country_options(current_language()), "locales": list(LANGUAGES.items())}
    chosen = {name: options(kind) for name, kind in _CHOICES.items()}
    return fixed | languages | chosen | {"schools": _schools(season.territory_id)}


def _schools(territory_id: UUID) -> list[tuple[str, str]]:
    with runtime().reading() as rows:
        return [(str(school.id), f"{school.name} ({school.city})") for school in prescribers(rows, territory_id)]
