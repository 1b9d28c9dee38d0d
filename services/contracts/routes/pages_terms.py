"""The employment terms of a season: what every contract says and nobody types twice."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.contracts.domain.terms import EmploymentTerms
from services.contracts.queries.directory import season
from services.contracts.routes.context import HR_ROLES
from services.contracts.schemas.dossier import TermsForm
from services.contracts.usecases.settle import SettleTerms, settle_terms
from shared.access import allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("contracts_terms", __name__, url_prefix="/contrats/conditions", template_folder="../templates")


@blueprint.get("/<uuid:season_id>")
@allow.staff(*HR_ROLES)
def show(season_id: UUID) -> Response:
    with runtime().reading() as db:
        found = season(db, season_id, territory_id=staff().territory_id)
    return render_page("contracts/terms.html", season=found, terms_form=Form(TermsForm, initial=found.terms))


@blueprint.post("/<uuid:season_id>")
@allow.staff(*HR_ROLES)
def save(season_id: UUID) -> AnyResponse:
    form = Form(TermsForm, request)
    if form.accept(lambda terms: _settle(season_id, terms)):
        flash(gettext("Les conditions d’emploi sont enregistrées."), "success")
        return redirect_to("/contrats/")
    with runtime().reading() as db:
        found = season(db, season_id, territory_id=staff().territory_id)
    return render_page("contracts/terms.html", season=found, terms_form=form)


def _settle(season_id: UUID, terms: EmploymentTerms) -> None:
    person = staff()
    command = SettleTerms(season_id, person.territory_id, terms)
    settle_terms(command, uow=runtime().unit_of_work(actor=person.key), clock=runtime().clock)
