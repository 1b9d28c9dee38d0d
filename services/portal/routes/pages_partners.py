"""The partner directory."""

from __future__ import annotations

import uuid
from uuid import UUID

from flask import Blueprint, Response, request, url_for
from flask_babel import gettext
from webargs.flaskparser import use_args
from werkzeug.wrappers import Response as AnyResponse

from services.portal import queries
from services.portal.domain.partner import PartnerKind
from services.portal.schemas.partner import PartnerForm, PartnerInput, PartnerQuery, Wanted, shown
from services.portal.usecases.partners import ChangePartner, CreatePartner, change_partner, create_partner
from shared.access import Role, allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("portal_partners", __name__, template_folder="../templates")
_LEADS = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.ADMIN)


@blueprint.get("/partenaires")
@allow.staff(*_LEADS, Role.HR)
@use_args(PartnerQuery, location="query")
def show(wanted: Wanted) -> Response:
    with runtime().reading() as db:
        found = queries.partners(db, staff().territory_id, kind=wanted.kind, page=wanted.page)
    tabs = _tabs(found.counts, wanted.kind)
    return render_page("portal/partners.html", found=found, kinds_shown=tabs, may_edit=staff().has(*_LEADS))


@blueprint.get("/partenaires/nouveau")
@allow.staff(*_LEADS)
def new() -> Response:
    sheet = Form(PartnerForm, initial={"partner_id": uuid.uuid4(), "version": 1, "locale": "fr", "active": True})
    return render_page("portal/partner_form.html", sheet=sheet, partner=None)


@blueprint.post("/partenaires/nouveau")
@allow.staff(*_LEADS)
def create() -> AnyResponse:
    sheet = Form(PartnerForm, request)
    if sheet.accept(_create):
        flash(gettext("Le partenaire est ajouté."), "success")
        return redirect_to("/partenaires")
    return render_page("portal/partner_form.html", sheet=sheet, partner=None)


@blueprint.get("/partenaires/<uuid:partner_id>")
@allow.staff(*_LEADS)
def edit(partner_id: UUID) -> Response:
    with runtime().reading() as db:
        row = queries.partner(db, partner_id, staff().territory_id)
    return render_page("portal/partner_form.html", sheet=Form(PartnerForm, initial=shown(row)), partner=row.facts)


@blueprint.post("/partenaires/<uuid:partner_id>")
@allow.staff(*_LEADS)
def save(partner_id: UUID) -> AnyResponse:
    with runtime().reading() as db:
        row = queries.partner(db, partner_id, staff().territory_id)
    sheet = Form(PartnerForm, request)
    if sheet.accept(lambda typed: _change(partner_id, typed)):
        flash(gettext("La fiche est enregistrée."), "success")
        return redirect_to("/partenaires")
    return render_page("portal/partner_form.html", sheet=sheet, partner=row.facts)


def _create(typed: PartnerInput) -> UUID:
    person = staff()
    command = CreatePartner(typed.partner_id, person.territory_id, typed.facts, typed.amount)
    return create_partner(command, uow=runtime().unit_of_work(actor=person.key))


def _change(partner_id: UUID, typed: PartnerInput) -> bool:
    person = staff()
    command = ChangePartner(partner_id, person.territory_id, typed.version, typed.facts, typed.amount)
    return change_partner(command, uow=runtime().unit_of_work(actor=person.key))


def _tabs(counts: dict[str, int], chosen: PartnerKind | None) -> list[dict[str, object]]:
    labels = {
        PartnerKind.SCHOOL: gettext("Établissements"),
        PartnerKind.ASSOCIATION: gettext("Associations"),
        PartnerKind.HOST: gettext("Lieux d’accueil"),
        PartnerKind.FUNDER: gettext("Financeurs"),
    }
    everything = {
        "label": gettext("Tous"),
        "href": url_for("portal_partners.show"),
        "current": chosen is None,
        "count": sum(counts.values()),
    }
    return [everything, *(_tab(kind, label, counts, chosen) for kind, label in labels.items())]


def _tab(kind: PartnerKind, label: str, counts: dict[str, int], chosen: PartnerKind | None) -> dict[str, object]:
    href = url_for("portal_partners.show", kind=kind.value)
    return {"label": label, "href": href, "current": kind is chosen, "count": counts.get(kind, 0)}
