"""Personal links: read the contract, sign it, refuse it or ask for a call. Opening records nothing."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.contracts.domain.errors import AlreadySigned
from services.contracts.queries.files import DocumentFormat, signatory_document
from services.contracts.queries.sign_page import sign_page
from services.contracts.routes.context import download
from services.contracts.schemas.signing import DeclineForm, DeclineInput, SignForm, SignInput
from services.contracts.usecases.renew_link import renew_signing_link
from services.contracts.usecases.sign import DeclineSignature, SignContract, decline_signature, sign_by_link
from shared.access import allow, link_holder, runtime
from shared.web import Form, flash, redirect_to, render_page
from shared.web.i18n import current_language

PURPOSE = "sign"
blueprint = Blueprint("contracts_sign", __name__, url_prefix="/contrats/signer", template_folder="../templates")


@blueprint.get("/<token>")
@allow.link(PURPOSE)
def show(token: str) -> Response:
    return _page(token)


@blueprint.post("/<token>")
@allow.link(PURPOSE)
def sign(token: str) -> AnyResponse:
    form = Form(SignForm, request)
    if form.accept(_sign):
        flash(gettext("Votre signature est enregistrée."), "success")
        return redirect_to(f"/contrats/signer/{token}")
    return _page(token, sign=form)


@blueprint.post("/<token>/refus")
@allow.link(PURPOSE)
def decline(token: str) -> AnyResponse:
    form = Form(DeclineForm, request)
    if form.accept(_decline):
        flash(gettext("C’est noté. L’équipe en est prévenue et reviendra vers vous."), "success")
        return redirect_to(f"/contrats/signer/{token}")
    return _page(token, decline=form)


@blueprint.get("/<token>/document.<any(docx, pdf):form>")
@allow.link(PURPOSE)
def document(token: str, form: str) -> Response:
    """``token`` was checked by the access rule; it is the holder that counts here."""
    holder = link_holder()
    with runtime().reading() as db:
        found = signatory_document(db, holder.subject_id, DocumentFormat(form))
    return download(found, actor=holder.key)


@blueprint.post("/<token>/nouveau-lien")
@allow.link(PURPOSE, expired_too=True)
def renew(token: str) -> Response:
    """The old token is shown nowhere: the new one goes by mail."""
    holder = link_holder()
    renew_signing_link(holder.subject_id, uow=runtime().unit_of_work(actor=holder.key))
    return render_page("contracts/link_sent.html", has_token=bool(token))


def _page(token: str, **forms: Form) -> Response:
    with runtime().reading() as db:
        page = sign_page(db, link_holder().subject_id, locale=current_language())
    shown: dict[str, Any] = {f"{name}_form": forms.get(name) for name in ("sign", "decline")}
    return render_page("contracts/sign.html", page=page, token=token, locale=current_language(), **shown)


def _sign(typed: SignInput) -> None:
    """A double click is one signature, and no error."""
    holder = link_holder()
    command = SignContract(holder.subject_id, typed.typed_name, typed.agreed, current_language())
    try:
        sign_by_link(command, uow=runtime().unit_of_work(actor=holder.key), clock=runtime().clock)
    except AlreadySigned:
        return


def _decline(typed: DeclineInput) -> None:
    holder = link_holder()
    command = DeclineSignature(holder.subject_id, typed.wish, typed.why)
    decline_signature(command, uow=runtime().unit_of_work(actor=holder.key), clock=runtime().clock)
