"""The home page, which is a welcome to whoever is not signed in; the demo's clock; notes set aside."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.portal import queries
from services.portal.domain.season import steps_seen_from
from services.portal.schemas.demo_clock import ClockForm
from services.portal.usecases.demo_clock import AdvanceClock, MovableClock, advance_clock, movable
from services.portal.usecases.notes import settle_note
from shared.access import Role, Staff, allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page
from shared.web.navigation import signed_in

blueprint = Blueprint("portal_home", __name__, template_folder="../templates")
_LEADS = (Role.PROJECT_LEAD, Role.COORDINATOR)
_IN_CHARGE = (*_LEADS, Role.HR, Role.ADMIN)


@blueprint.get("/")
@allow.public()
def home() -> Response:
    person = signed_in()
    return _welcome() if person is None else _at_a_glance(person)


@blueprint.post("/notes/<uuid:note_id>/regle")
@allow.staff(*_IN_CHARGE)
def settle(note_id: UUID) -> AnyResponse:
    here, person = runtime(), staff()
    who = {"account_id": person.account_id, "territory_id": person.territory_id}
    settle_note(note_id, **who, uow=here.unit_of_work(actor=person.key), clock=here.clock)
    return redirect_to("/")


@blueprint.get("/horloge")
@allow.staff()
def show_clock() -> Response:
    return _clock_page(Form(ClockForm))


@blueprint.post("/horloge")
@allow.staff()
def move_clock() -> AnyResponse:
    sheet = Form(ClockForm, request)
    if sheet.accept(_advance):
        flash(gettext("L’horloge a avancé."), "success")
        return redirect_to("/")
    return _clock_page(sheet)


def _welcome() -> Response:
    here = runtime()
    with here.reading() as db:
        season = queries.newest_season(db, here.clock.today())
        association = queries.first_association(db)
    return render_page("portal/welcome.html", season=season, association=association)


def _at_a_glance(person: Staff) -> Response:
    here = runtime()
    today = here.clock.today()
    with here.reading() as db:
        season = queries.current_season(db, person.territory_id, today)
        notes = queries.open_notes(db, territory_id=person.territory_id, roles=person.roles)
    return render_page(
        "portal/home.html",
        person=person,
        season=season,
        steps=steps_seen_from(season.facts, today) if season else (),
        notes=notes,
        sees=_what_concerns(person),
        clock_form=Form(ClockForm) if isinstance(here.clock, MovableClock) else None,
    )


def _what_concerns(person: Staff) -> dict[str, bool]:
    """Which blocks of the home page this person's roles open; each service checks again when it is asked."""
    return {
        "contracts": person.has(*_LEADS, Role.HR),
        "recruitment": person.has(*_LEADS, Role.TRAINER, Role.HR, Role.OBSERVER),
        "notifications": person.has(*_IN_CHARGE),
        "season": person.has(*_LEADS, Role.ADMIN),
    }


def _clock_page(sheet: Form) -> Response:
    now = movable(runtime().clock).now()
    return render_page("portal/clock.html", clock_form=sheet, now=now)


def _advance(command: AdvanceClock) -> None:
    here = runtime()
    with here.reading() as db:
        season = queries.current_season(db, staff().territory_id, here.clock.today())
    steps = steps_seen_from(season.facts, here.clock.today()) if season else ()
    advance_clock(command, clock=here.clock, events=[step.on for step in steps])
