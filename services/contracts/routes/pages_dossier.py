"""One dossier: what is missing, who signs, the contract and its signatures, and what HR settles."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.contracts.queries.dossier_page import dossier_page
from services.contracts.queries.files import DocumentFormat, contract_document
from services.contracts.routes.context import HR_ROLES, READER_ROLES, dossier_path, download, holidays
from services.contracts.schemas.dossier import CancelForm, DatesForm, DatesInput, HostForm, HostInput
from services.contracts.schemas.signing import ScanForm, ScanInput, SignForm, SignInput
from services.contracts.usecases.access import log_file_access
from services.contracts.usecases.attach_scan import AttachScan, attach_scan
from services.contracts.usecases.close_dossier import CancelDossier, cancel_dossier
from services.contracts.usecases.generate import request_contract
from services.contracts.usecases.send import send_contract
from services.contracts.usecases.settle import ChooseHost, MoveDates, choose_host, move_dates
from services.contracts.usecases.sign import SignAsEmployer, ask_again, sign_as_employer
from shared.access import allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page
from shared.web.i18n import current_language

blueprint = Blueprint("contracts_dossier", __name__, url_prefix="/contrats", template_folder="../templates")


@blueprint.get("/dossiers/<uuid:dossier_id>")
@allow.staff(*READER_ROLES)
def show(dossier_id: UUID) -> Response:
    page = _page(dossier_id)
    log_file_access(dossier_id, action="opened_dossier", uow=runtime().unit_of_work(actor=staff().key))
    return page


@blueprint.post("/dossiers/<uuid:dossier_id>/generer")
@allow.staff(*HR_ROLES)
def generate(dossier_id: UUID) -> AnyResponse:
    person = staff()
    uow = runtime().unit_of_work(actor=person.key)
    request_contract(dossier_id, territory_id=person.territory_id, uow=uow, clock=runtime().clock)
    flash(gettext("Le contrat est en préparation : il apparaît ici dans un instant."), "success")
    return redirect_to(f"{dossier_path(dossier_id)}#contrat")


@blueprint.post("/dossiers/<uuid:dossier_id>/envoyer")
@allow.staff(*HR_ROLES)
def send(dossier_id: UUID) -> AnyResponse:
    person, here = staff(), runtime()
    uow = here.unit_of_work(actor=person.key)
    sent = send_contract(dossier_id, territory_id=person.territory_id, uow=uow, clock=here.clock, holidays=holidays())
    flash(_sent(replaced=sent.replaced), "warning" if sent.replaced else "success")
    return redirect_to(f"{dossier_path(dossier_id)}#contrat")


@blueprint.post("/dossiers/<uuid:dossier_id>/signer-employeur")
@allow.staff(*HR_ROLES)
def sign_for_employer(dossier_id: UUID) -> AnyResponse:
    form = Form(SignForm, request)
    if form.accept(lambda typed: _sign(dossier_id, typed)):
        flash(gettext("Votre signature est enregistrée."), "success")
        return redirect_to(f"{dossier_path(dossier_id)}#contrat")
    return _page(dossier_id, sign=form)


@blueprint.post("/dossiers/<uuid:dossier_id>/scan")
@allow.staff(*HR_ROLES)
def attach(dossier_id: UUID) -> AnyResponse:
    form = Form(ScanForm, request)
    if form.accept(lambda typed: _attach(dossier_id, typed)):
        flash(gettext("Le contrat signé à la main est joint."), "success")
        return redirect_to(f"{dossier_path(dossier_id)}#contrat")
    return _page(dossier_id, scan=form)


@blueprint.post("/dossiers/<uuid:dossier_id>/hote")
@allow.staff(*HR_ROLES)
def host(dossier_id: UUID) -> AnyResponse:
    form = Form(HostForm, request)
    if form.accept(lambda typed: _choose_host(dossier_id, typed)):
        flash(gettext("Le lieu d’accueil est enregistré."), "success")
        return redirect_to(f"{dossier_path(dossier_id)}#lieu")
    return _page(dossier_id, host=form)


@blueprint.post("/dossiers/<uuid:dossier_id>/dates")
@allow.staff(*HR_ROLES)
def dates(dossier_id: UUID) -> AnyResponse:
    form = Form(DatesForm, request)
    if form.accept(lambda typed: _move_dates(dossier_id, typed)):
        flash(gettext("Les dates sont enregistrées ; pièces et signataires sont recalculés."), "success")
        return redirect_to(dossier_path(dossier_id))
    return _page(dossier_id, dates=form)


@blueprint.post("/dossiers/<uuid:dossier_id>/annuler")
@allow.staff(*HR_ROLES)
def cancel(dossier_id: UUID) -> AnyResponse:
    form = Form(CancelForm, request)
    if form.accept(lambda typed: _cancel(dossier_id, typed["reason"])):
        flash(gettext("Le dossier est annulé."), "success")
        return redirect_to("/contrats/")
    return _page(dossier_id, cancel=form)


@blueprint.post("/signatures/<uuid:signature_id>/redemander")
@allow.staff(*HR_ROLES)
def ask(signature_id: UUID) -> AnyResponse:
    person = staff()
    uow = runtime().unit_of_work(actor=person.key)
    dossier_id = ask_again(signature_id, territory_id=person.territory_id, uow=uow)
    flash(gettext("La signature est demandée à nouveau."), "success")
    return redirect_to(f"{dossier_path(dossier_id)}#contrat")


@blueprint.get("/documents/<uuid:contract_id>.<any(docx, pdf, scan):form>")
@allow.staff(*READER_ROLES)
def document(contract_id: UUID, form: str) -> Response:
    person = staff()
    with runtime().reading() as db:
        found = contract_document(db, contract_id, DocumentFormat(form), territory_id=person.territory_id)
    return download(found, actor=person.key)


def _page(dossier_id: UUID, **forms: Form) -> Response:
    person, here = staff(), runtime()
    today = here.clock.today()
    with here.reading() as db:
        page = dossier_page(db, dossier_id, territory_id=person.territory_id, today=today, holidays=holidays())
    shown: dict[str, Any] = {f"{name}_form": forms.get(name) for name in ("sign", "scan", "host", "dates", "cancel")}
    may_act = person.has(*HR_ROLES)
    shown |= {"locale": current_language(), "may_act": may_act, "staff_name": person.name, "today": today}
    return render_page("contracts/dossier.html", page=page, **shown)


def _sign(dossier_id: UUID, typed: SignInput) -> None:
    person = staff()
    command = SignAsEmployer(
        dossier_id, person.territory_id, person.name, typed.typed_name, typed.agreed, current_language()
    )
    sign_as_employer(command, uow=runtime().unit_of_work(actor=person.key), clock=runtime().clock)


def _attach(dossier_id: UUID, typed: ScanInput) -> None:
    person, here = staff(), runtime()
    command = AttachScan(dossier_id, person.territory_id, typed.file.stream, typed.signatories)
    attach_scan(command, uow=here.unit_of_work(actor=person.key), clock=here.clock, files=here.files)


def _choose_host(dossier_id: UUID, typed: HostInput) -> None:
    person = staff()
    command = ChooseHost(dossier_id, person.territory_id, typed.partner_id)
    choose_host(command, uow=runtime().unit_of_work(actor=person.key))


def _move_dates(dossier_id: UUID, typed: DatesInput) -> None:
    person, here = staff(), runtime()
    command = MoveDates(dossier_id, person.territory_id, typed.starts_on, typed.ends_on)
    move_dates(command, uow=here.unit_of_work(actor=person.key), clock=here.clock, holidays=holidays())


def _cancel(dossier_id: UUID, reason: str) -> None:
    person = staff()
    cancel_dossier(CancelDossier(dossier_id, person.territory_id, reason), uow=runtime().unit_of_work(actor=person.key))


def _sent(*, replaced: bool) -> str:
    if replaced:
        return str(gettext("Les signataires ont changé depuis : une nouvelle version du contrat est en préparation."))
    return str(gettext("Le contrat est parti à la signature."))
