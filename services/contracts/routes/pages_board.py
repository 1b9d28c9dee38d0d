"""The board of HR, its bulk actions, and the fragment that the home page shows."""

from __future__ import annotations

from flask import Blueprint, Response
from flask_babel import gettext, ngettext
from webargs.flaskparser import use_args
from werkzeug.wrappers import Response as AnyResponse

from services.contracts.domain.rulebook import RULES, VERSION
from services.contracts.queries.board import View, board
from services.contracts.queries.directory import current_season
from services.contracts.routes.context import HR_ROLES, READER_ROLES, holidays
from services.contracts.schemas.dossier import BoardQuery, BoardQuerySchema
from services.contracts.usecases.generate import request_ready_contracts
from services.contracts.usecases.send import send_drafted_contracts
from shared.access import Role, allow, runtime, staff
from shared.web import flash, redirect_to, render_page
from shared.web.i18n import current_language

blueprint = Blueprint("contracts_board", __name__, url_prefix="/contrats", template_folder="../templates")


@blueprint.get("/")
@allow.staff(*READER_ROLES)
@use_args(BoardQuerySchema, location="query")
def show(query: BoardQuery) -> Response:
    person, today = staff(), runtime().clock.today()
    with runtime().reading() as db:
        found = board(db, person.territory_id, view=query.view, page=query.page, today=today)
        season = current_season(db, person.territory_id)
    may_act = person.has(*HR_ROLES)
    return render_page("contracts/board.html", board=found, view=query.view, season=season, may_act=may_act)


@blueprint.get("/fragments/avancement")
@allow.staff(*READER_ROLES, Role.TRAINER, Role.ADMIN)
def progress() -> Response:
    person, today = staff(), runtime().clock.today()
    with runtime().reading() as db:
        found = board(db, person.territory_id, view=View.ALL, page=1, today=today)
    return render_page("contracts/fragment_progress.html", board=found)


@blueprint.post("/generer")
@allow.staff(*HR_ROLES)
def generate_ready() -> AnyResponse:
    person = staff()
    uow = runtime().unit_of_work(actor=person.key)
    count = request_ready_contracts(person.territory_id, uow=uow, clock=runtime().clock)
    flash(_generated(count), "success" if count else "info")
    return redirect_to("/contrats/?view=drafted" if count else "/contrats/")


@blueprint.post("/envoyer")
@allow.staff(*HR_ROLES)
def send_drafted() -> AnyResponse:
    person = staff()
    uow = runtime().unit_of_work(actor=person.key)
    count = send_drafted_contracts(person.territory_id, uow=uow, clock=runtime().clock, holidays=holidays())
    flash(_sent(count), "success" if count else "info")
    return redirect_to("/contrats/?view=signing" if count else "/contrats/")


@blueprint.get("/regles")
@allow.staff(*READER_ROLES)
def rules() -> Response:
    return render_page("contracts/rules.html", rules=RULES, version=VERSION, locale=current_language())


def _generated(count: int) -> str:
    if not count:
        return str(gettext("Aucun dossier n’est prêt : il manque encore des pièces à chacun."))
    return str(ngettext("Un contrat est en préparation.", "%(num)d contrats sont en préparation.", count))


def _sent(count: int) -> str:
    if not count:
        return str(gettext("Aucun contrat n’attend d’être envoyé."))
    return str(ngettext("Un contrat est parti à la signature.", "%(num)d contrats sont partis à la signature.", count))
