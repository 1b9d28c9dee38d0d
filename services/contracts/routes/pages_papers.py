"""One paper in the hands of HR: look, accept, refuse, bring it on somebody's behalf, tick what the association did."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.contracts.queries.files import paper_file
from services.contracts.queries.papers import paper_page
from services.contracts.routes.context import HR_ROLES, READER_ROLES, dossier_path, download, filled_form, hand_in_tools
from services.contracts.schemas.papers import (
    AcceptForm,
    AcceptInput,
    HandInForm,
    HandInInput,
    RefuseForm,
    RefuseInput,
    TickForm,
    TickInput,
)
from services.contracts.usecases.hand_in import HandInPaper, hand_in_paper
from services.contracts.usecases.paper_form import WantedForm
from services.contracts.usecases.review import (
    AcceptPaper,
    RefusePaper,
    TickPaper,
    accept_paper,
    refuse_paper,
    tick_paper,
)
from shared.access import allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page
from shared.web.i18n import current_language

blueprint = Blueprint("contracts_papers", __name__, url_prefix="/contrats/pieces", template_folder="../templates")


@blueprint.get("/<uuid:paper_id>")
@allow.staff(*READER_ROLES)
def show(paper_id: UUID) -> Response:
    return _page(paper_id)


@blueprint.get("/<uuid:paper_id>/fichier")
@allow.staff(*READER_ROLES)
def file(paper_id: UUID) -> Response:
    person = staff()
    with runtime().reading() as db:
        found = paper_file(db, paper_id, territory_id=person.territory_id)
    return download(found, actor=person.key, inline=True)


@blueprint.get("/<uuid:paper_id>/formulaire.docx")
@allow.staff(*READER_ROLES)
def form_to_sign(paper_id: UUID) -> Response:
    person = staff()
    return filled_form(WantedForm(paper_id, territory_id=person.territory_id), actor=person.key)


@blueprint.post("/<uuid:paper_id>/accepter")
@allow.staff(*HR_ROLES)
def accept(paper_id: UUID) -> AnyResponse:
    form = Form(AcceptForm, request)
    if form.accept(lambda typed: _accept(paper_id, typed)):
        flash(gettext("La pièce est acceptée."), "success")
        return redirect_to(f"{dossier_path(form.result)}#pieces")
    return _page(paper_id, accept=form)


@blueprint.post("/<uuid:paper_id>/refuser")
@allow.staff(*HR_ROLES)
def refuse(paper_id: UUID) -> AnyResponse:
    form = Form(RefuseForm, request)
    if form.accept(lambda typed: _refuse(paper_id, typed)):
        flash(gettext("La pièce est refusée ; la personne en est prévenue avec vos mots."), "success")
        return redirect_to(f"{dossier_path(form.result)}#pieces")
    return _page(paper_id, refuse=form)


@blueprint.post("/<uuid:paper_id>/cocher")
@allow.staff(*HR_ROLES)
def tick(paper_id: UUID) -> AnyResponse:
    form = Form(TickForm, request)
    if form.accept(lambda typed: _tick(paper_id, typed)):
        flash(gettext("C’est noté."), "success")
        return redirect_to(f"{dossier_path(form.result)}#pieces")
    return _page(paper_id, tick=form)


@blueprint.post("/<uuid:paper_id>/deposer")
@allow.staff(*HR_ROLES)
def hand_in(paper_id: UUID) -> AnyResponse:
    form = Form(HandInForm, request)
    if form.accept(lambda typed: _hand_in(paper_id, typed)):
        flash(gettext("La pièce est déposée."), "success")
        return redirect_to(f"/contrats/pieces/{paper_id}")
    return _page(paper_id, hand_in=form)


def _page(paper_id: UUID, **forms: Form) -> Response:
    person = staff()
    with runtime().reading() as db:
        page = paper_page(db, paper_id, territory_id=person.territory_id)
    shown: dict[str, Any] = {f"{name}_form": forms.get(name) for name in ("accept", "refuse", "tick", "hand_in")}
    may_act, locale = person.has(*HR_ROLES), current_language()
    return render_page("contracts/paper.html", page=page, locale=locale, may_act=may_act, **shown)


def _accept(paper_id: UUID, typed: AcceptInput) -> UUID:
    person = staff()
    command = AcceptPaper(paper_id, person.territory_id, typed.expires_on)
    return accept_paper(command, uow=runtime().unit_of_work(actor=person.key), clock=runtime().clock)


def _refuse(paper_id: UUID, typed: RefuseInput) -> UUID:
    person = staff()
    command = RefusePaper(paper_id, person.territory_id, typed.reason, typed.words)
    return refuse_paper(command, uow=runtime().unit_of_work(actor=person.key), clock=runtime().clock)


def _tick(paper_id: UUID, typed: TickInput) -> UUID:
    person = staff()
    command = TickPaper(paper_id, person.territory_id, typed.done_on, typed.number)
    return tick_paper(command, uow=runtime().unit_of_work(actor=person.key), clock=runtime().clock)


def _hand_in(paper_id: UUID, typed: HandInInput) -> None:
    person, here = staff(), runtime()
    command = HandInPaper(
        paper_id=paper_id,
        territory_id=person.territory_id,
        file=typed.file.stream if typed.file else None,
        expires_on=typed.expires_on,
        value=typed.value,
        holder=typed.holder,
    )
    hand_in_paper(command, uow=here.unit_of_work(actor=person.key), clock=here.clock, tools=hand_in_tools())
