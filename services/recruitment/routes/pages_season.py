"""The team's pages of a season: overview, modules, who came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from services.recruitment.domain.candidacy import Stage
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.queries.overview import CandidateSearch, candidate_page, module_lines, stage_counts
from services.recruitment.queries.season import prescribers, seasons_of
from services.recruitment.queries.sheets import module_sheet
from services.recruitment.routes.words import options
from services.recruitment.schemas.staff import AttendanceForm, CandidateFilter, CandidateQuery, ModuleForm, NewModule
from services.recruitment.usecases.mark_attendance import Attendance, MarkAttendance, mark_attendance
from services.recruitment.usecases.open_module import OpenModule, open_module
from shared.access import Role, allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("recruitment_season", __name__, url_prefix="/recrutement")

TEAM = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.TRAINER, Role.HR, Role.OBSERVER)
ON_SITE = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.TRAINER, Role.OBSERVER)
JURY = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.TRAINER)
LEADS = (Role.PROJECT_LEAD, Role.COORDINATOR)


@blueprint.get("/")
@allow.staff(*TEAM)
def overview() -> Response:
    season = season_asked()
    if season is None:
        return render_page("recruitment/no_season.html")
    return _overview(season, _filter())


@blueprint.get("/fragments/resume")
@allow.staff(*TEAM)
def summary() -> Response:
    """A block of the home page, which the browser fetches."""
    season = season_asked()
    if season is None:
        return render_page("recruitment/fragment_summary.html", season=None)
    with runtime().reading() as rows:
        counts = stage_counts(rows, territory_id=staff().territory_id, season_id=season.id)
        modules = module_lines(rows, season_id=season.id)
    return render_page("recruitment/fragment_summary.html", season=season, counts=counts, modules=modules)


@blueprint.route("/modules/ouvrir", methods=["GET", "POST"])
@allow.staff(*LEADS)
def new_module() -> Response:
    season = season_asked()
    if season is None:
        return render_page("recruitment/no_season.html")
    form = Form(ModuleForm, request, initial={"season_id": season.id, "capacity": 18})
    if form.accept(_open):
        flash(gettext("Le module est ouvert à la réservation."), "success")
        return redirect_to("/recrutement/")
    return render_page("recruitment/new_module.html", page_form=form, season=season)


@blueprint.get("/modules/<uuid:module_id>")
@allow.staff(*TEAM)
def module(module_id: UUID) -> Response:
    return _module(module_id)


@blueprint.post("/reservations/<uuid:booking_id>/presence")
@allow.staff(*ON_SITE)
def attendance(booking_id: UUID) -> Response:
    form = Form(AttendanceForm, request)
    if form.accept(_mark(booking_id)):
        return redirect_to(f"/recrutement/modules/{form.result}#r-{booking_id}")
    for message in form.form_errors or list(form.errors.values()):
        flash(message, "warning")
    return redirect_to("/recrutement/")


def season_asked() -> SeasonFacts | None:
    """The season named in the address, else the newest of the caller's territory."""
    asked = request.values.get("saison") or request.form.get("season_id")
    with runtime().reading() as rows:
        seasons = seasons_of(rows, staff().territory_id)
    named = [season for season in seasons if str(season.id) == asked]
    return next(iter(named or seasons), None)


def _overview(season: SeasonFacts, chosen: CandidateFilter) -> Response:
    territory_id = staff().territory_id
    search = CandidateSearch(territory_id, season.id, chosen.stage, chosen.school_id, chosen.page)
    with runtime().reading() as rows:
        context: dict[str, Any] = {
            "counts": stage_counts(rows, territory_id=territory_id, season_id=season.id),
            "modules": module_lines(rows, season_id=season.id),
            "candidates": candidate_page(rows, search),
            "may": {"judge": staff().has(*JURY), "open": staff().has(*LEADS)},
            "schools": [(str(school.id), school.name) for school in prescribers(rows, territory_id)],
        }
    stages = options(Stage, without=(Stage.DRAFT,))
    return render_page("recruitment/overview.html", season=season, chosen=chosen, stages=stages, **context)


def _filter() -> CandidateFilter:
    """A filter that makes no sense is no filter."""
    schema = CandidateQuery()
    asked = {name: value for name in schema.fields if (value := request.args.get(name))}
    chosen: CandidateFilter = schema.load({} if schema.validate(asked) else asked)
    return chosen


def _open(sent: NewModule) -> UUID:
    command = OpenModule(territory_id=staff().territory_id, **vars(sent))
    return open_module(command, uow=runtime().unit_of_work(actor=staff().key))


def _module(module_id: UUID) -> Response:
    here, person = runtime(), staff()
    with here.reading() as rows:
        sheet = module_sheet(rows, module_id, territory_id=person.territory_id, assessor_id=person.account_id)
    now: datetime = here.clock.now()
    scores = person.has(*ON_SITE)
    return render_page("recruitment/module.html", sheet=sheet, now=now, scores=scores, choices=options(Attendance))


def _mark(booking_id: UUID) -> Callable[[Attendance], UUID]:
    def mark(attended: Attendance) -> UUID:
        here = runtime()
        command = MarkAttendance(staff().territory_id, booking_id, attended)
        return mark_attendance(command, uow=here.unit_of_work(actor=staff().key), clock=here.clock)

    return mark
