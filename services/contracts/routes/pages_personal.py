"""Personal links: the papers that are asked of one person. Opening changes nothing; sending does."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.contracts.queries.files import own_paper_file
from services.contracts.queries.papers import OwnPapers, own_papers, owner_of
from services.contracts.routes.context import download, filled_form, hand_in_tools
from services.contracts.schemas.papers import HandInForm, HandInInput
from services.contracts.usecases.hand_in import HandInPaper, hand_in_paper
from services.contracts.usecases.paper_form import WantedForm
from services.contracts.usecases.renew_link import renew_papers_link
from shared.access import allow, link_holder, runtime
from shared.errors import NotFound
from shared.web import Form, flash, redirect_to, render_page
from shared.web.i18n import current_language

PURPOSE = "papers"
blueprint = Blueprint("contracts_personal", __name__, url_prefix="/contrats/papiers", template_folder="../templates")


@blueprint.get("/<token>")
@allow.link(PURPOSE)
def show(token: str) -> Response:
    return render_page("contracts/own_papers.html", page=_own(), token=token, locale=current_language())


@blueprint.get("/<token>/<uuid:paper_id>")
@allow.link(PURPOSE)
def paper(token: str, paper_id: UUID) -> Response:
    return _page(token, paper_id, None)


@blueprint.post("/<token>/<uuid:paper_id>")
@allow.link(PURPOSE)
def hand_in(token: str, paper_id: UUID) -> AnyResponse:
    form = Form(HandInForm, request)
    if form.accept(lambda typed: _hand_in(paper_id, typed)):
        flash(gettext("C’est reçu, merci."), "success")
        return redirect_to(f"/contrats/papiers/{token}")
    return _page(token, paper_id, form)


@blueprint.get("/<token>/<uuid:paper_id>/fichier")
@allow.link(PURPOSE)
def file(token: str, paper_id: UUID) -> Response:
    """``token`` was checked by the access rule; it is the holder that counts here."""
    holder = link_holder()
    with runtime().reading() as db:
        found = own_paper_file(db, paper_id, dossier_id=holder.subject_id, owner=owner_of(holder.key))
    return download(found, actor=holder.key, inline=True)


@blueprint.get("/<token>/<uuid:paper_id>/formulaire.docx")
@allow.link(PURPOSE)
def form_to_sign(token: str, paper_id: UUID) -> Response:
    """``token`` was checked by the access rule; it is the holder that counts here."""
    holder = link_holder()
    wanted = WantedForm(paper_id, dossier_id=holder.subject_id, owner=owner_of(holder.key))
    return filled_form(wanted, actor=holder.key)


@blueprint.post("/<token>/nouveau-lien")
@allow.link(PURPOSE, expired_too=True)
def renew(token: str) -> Response:
    """The old token is shown nowhere: the new one goes by mail."""
    holder = link_holder()
    renew_papers_link(holder.subject_id, uow=runtime().unit_of_work(actor=holder.key))
    return render_page("contracts/link_sent.html", has_token=bool(token))


def _own() -> OwnPapers:
    holder = link_holder()
    with runtime().reading() as db:
        return own_papers(db, holder.subject_id, person_key=holder.key, locale=current_language())


def _page(token: str, paper_id: UUID, form: Form | None) -> Response:
    page = _own()
    wanted = next((one for one in page.papers if one.card.paper.id == paper_id), None)
    if wanted is None:
        raise NotFound
    return render_page(
        "contracts/own_paper.html", page=page, one=wanted, token=token, hand_in_form=form, locale=current_language()
    )


def _hand_in(paper_id: UUID, typed: HandInInput) -> None:
    holder, here = link_holder(), runtime()
    command = HandInPaper(
        paper_id=paper_id,
        dossier_id=holder.subject_id,
        owner=owner_of(holder.key),
        locale=current_language(),
        file=typed.file.stream if typed.file else None,
        expires_on=typed.expires_on,
        value=typed.value,
        holder=typed.holder,
        typed_name=typed.typed_name,
        agreed=typed.agreed,
    )
    hand_in_paper(command, uow=here.unit_of_work(actor=holder.key), clock=here.clock, tools=hand_in_tools())
