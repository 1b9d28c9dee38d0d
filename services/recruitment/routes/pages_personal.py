"""A candidate's own page, by personal link: opening it changes nothing, acting is a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_babel import gettext
from marshmallow import Schema
from werkzeug.wrappers import Response

from services.recruitment.queries.personal import personal_page
from services.recruitment.schemas.booking import ModuleChoice, Nothing, WaitingChoice, WithdrawalForm
from services.recruitment.usecases.book_slot import BookSlot, book_slot
from services.recruitment.usecases.calendar_entry import own_calendar
from services.recruitment.usecases.change_slot import CancelSlot, MoveSlot, cancel_slot, move_slot
from services.recruitment.usecases.renew_link import renew_link
from services.recruitment.usecases.waiting_list import (
    AnswerOffer,
    JoinWaitingList,
    accept_place,
    decline_place,
    join_waiting_list,
)
from services.recruitment.usecases.withdraw import Withdraw, withdraw
from shared.access import allow, link_holder, runtime
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("recruitment_personal", __name__, url_prefix="/recrutement/moi")
Sent = dict[str, Any]


@blueprint.get("/<token>")
@allow.link("candidate")
def show(token: str) -> Response:
    return _page(token)


@blueprint.post("/<token>/reserver")
@allow.link("candidate")
def book(token: str) -> Response:
    return _act(token, ModuleChoice, lambda sent: book_slot(BookSlot(_me(), sent["module_id"]), **_tools()))


@blueprint.post("/<token>/deplacer")
@allow.link("candidate")
def move(token: str) -> Response:
    return _act(token, ModuleChoice, lambda sent: move_slot(MoveSlot(_me(), sent["module_id"]), **_tools()))


@blueprint.post("/<token>/annuler")
@allow.link("candidate")
def cancel(token: str) -> Response:
    return _act(token, Nothing, lambda sent: cancel_slot(CancelSlot(_me()), **_tools()))


@blueprint.post("/<token>/attente")
@allow.link("candidate")
def wait(token: str) -> Response:
    def join(sent: Sent) -> UUID:
        return join_waiting_list(JoinWaitingList(_me(), sent["module_id"]), **_tools())

    return _act(token, ModuleChoice, join)


@blueprint.post("/<token>/accepter")
@allow.link("candidate")
def accept(token: str) -> Response:
    return _act(token, WaitingChoice, lambda sent: accept_place(AnswerOffer(_me(), sent["waiting_id"]), **_tools()))


@blueprint.post("/<token>/decliner")
@allow.link("candidate")
def decline(token: str) -> Response:
    return _act(token, WaitingChoice, lambda sent: decline_place(AnswerOffer(_me(), sent["waiting_id"]), **_tools()))


@blueprint.post("/<token>/retrait")
@allow.link("candidate")
def leave(token: str) -> Response:
    return _act(token, WithdrawalForm, lambda sent: withdraw(Withdraw(_me(), sent["why"]), **_tools()))


@blueprint.post("/<token>/nouveau-lien")
@allow.link("candidate", expired_too=True)
def renew(token: str) -> Response:
    """The holder of an expired link gets a new one at the address on file."""
    renew_link(_me(), **_tools())
    return redirect_to("/recrutement/lien/envoye")


@blueprint.get("/<token>/module.ics")
@allow.link("candidate")
def calendar(token: str) -> Response:
    here = runtime()
    with here.reading() as rows:
        entry = own_calendar(personal_page(rows, _me(), now=here.clock.now()), stamped_at=here.clock.now())
    headers = {"Content-Disposition": "attachment; filename=module.ics"}
    return Response(entry, content_type="text/calendar; charset=utf-8; method=PUBLISH", headers=headers)


def _me() -> UUID:
    return link_holder().subject_id


def _tools() -> dict[str, Any]:
    here = runtime()
    return {"uow": here.unit_of_work(actor=link_holder().key), "clock": here.clock}


def _act(token: str, schema: type[Schema], handler: Callable[[Sent], object]) -> Response:
    """Back to the page when it is done; the page with the reason when it could not be."""
    sent = Form(schema, request)
    if sent.accept(handler):
        flash(gettext("C’est enregistré. Tu reçois un e-mail de confirmation."), "success")
        return redirect_to(f"/recrutement/moi/{token}")
    return _page(token, sent=sent)


def _page(token: str, *, sent: Form | None = None) -> Response:
    here = runtime()
    with here.reading() as rows:
        page = personal_page(rows, _me(), now=here.clock.now())
    return render_page("recruitment/personal.html", page=page, token=token, sent=sent)
