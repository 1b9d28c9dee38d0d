"""The season: seen, opened, changed."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.portal import queries
from services.portal.domain.season import steps_seen_from
from services.portal.schemas.season import SeasonForm, SeasonInput, shown
from services.portal.usecases.season import ChangeSeason, OpenSeason, change_season, open_season
from shared.access import Role, allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("portal_season", __name__, template_folder="../templates")
_LEADS = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.ADMIN)


@blueprint.get("/saison")
@allow.staff(*_LEADS)
def show() -> Response:
    return render_page("portal/season.html", **_overview())


@blueprint.get("/saison/nouvelle")
@allow.staff(*_LEADS)
def new() -> Response:
    sheet = Form(SeasonForm, initial={"season_id": uuid.uuid4(), "version": 1})
    return render_page("portal/season_form.html", sheet=sheet, season=None)


@blueprint.post("/saison/nouvelle")
@allow.staff(*_LEADS)
def create() -> AnyResponse:
    sheet = Form(SeasonForm, request)
    if sheet.accept(_open):
        flash(gettext("La saison est ouverte."), "success")
        return redirect_to("/saison")
    return render_page("portal/season_form.html", sheet=sheet, season=None)


@blueprint.get("/saison/<uuid:season_id>")
@allow.staff(*_LEADS)
def edit(season_id: UUID) -> Response:
    with runtime().reading() as db:
        season = queries.season(db, season_id, staff().territory_id)
    sheet = Form(SeasonForm, initial=shown(season))
    return render_page("portal/season_form.html", sheet=sheet, season=season)


@blueprint.post("/saison/<uuid:season_id>")
@allow.staff(*_LEADS)
def save(season_id: UUID) -> AnyResponse:
    with runtime().reading() as db:
        season = queries.season(db, season_id, staff().territory_id)
    sheet = Form(SeasonForm, request)
    if sheet.accept(lambda typed: _change(season_id, typed)):
        flash(gettext("La saison est enregistrée."), "success")
        return redirect_to("/saison")
    return render_page("portal/season_form.html", sheet=sheet, season=season)


def _open(typed: SeasonInput) -> UUID:
    person = staff()
    command = OpenSeason(typed.season_id, person.territory_id, typed.facts)
    return open_season(command, uow=runtime().unit_of_work(actor=person.key))


def _change(season_id: UUID, typed: SeasonInput) -> bool:
    person = staff()
    command = ChangeSeason(season_id, person.territory_id, typed.version, typed.facts)
    return change_season(command, uow=runtime().unit_of_work(actor=person.key))


def _overview() -> dict[str, Any]:
    here, territory_id = runtime(), staff().territory_id
    today = here.clock.today()
    with here.reading() as db:
        rows = queries.seasons(db, territory_id)
        current = queries.current_season(db, territory_id, today)
        association = queries.association(db, territory_id)
    others = [row for row in rows if current is None or row.id != current.id]
    steps = steps_seen_from(current.facts, today) if current else ()
    return {"season": current, "others": others, "steps": steps, "association": association}
