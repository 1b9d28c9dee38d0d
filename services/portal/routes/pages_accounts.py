"""Accounts of the staff, for administrators."""

from __future__ import annotations

import uuid
from uuid import UUID

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.portal import queries
from services.portal.adapters.passwords import Passwords
from services.portal.schemas.accounts import AccountForm, NewAccount
from services.portal.usecases.accounts import (
    AccountAction,
    CreateAccount,
    create_account,
    reset_second_factor,
    set_active,
)
from shared.access import Role, allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("portal_accounts", __name__, template_folder="../templates")


@blueprint.get("/comptes")
@allow.staff(Role.ADMIN)
def show() -> Response:
    person = staff()
    with runtime().reading() as db:
        rows = queries.accounts(db, person.territory_id)
    return render_page("portal/accounts.html", accounts=rows, person=person)


@blueprint.get("/comptes/nouveau")
@allow.staff(Role.ADMIN)
def new() -> Response:
    sheet = Form(AccountForm, initial={"account_id": uuid.uuid4(), "locale": "fr"})
    return render_page("portal/account_form.html", sheet=sheet)


@blueprint.post("/comptes/nouveau")
@allow.staff(Role.ADMIN)
def create() -> AnyResponse:
    sheet = Form(AccountForm, request)
    if sheet.accept(_create):
        flash(gettext("Le compte est créé."), "success")
        return redirect_to("/comptes")
    return render_page("portal/account_form.html", sheet=sheet)


@blueprint.post("/comptes/<uuid:account_id>/desactiver")
@allow.staff(Role.ADMIN)
def close(account_id: UUID) -> AnyResponse:
    set_active(_action(account_id), uow=runtime().unit_of_work(actor=staff().key), active=False)
    return redirect_to("/comptes")


@blueprint.post("/comptes/<uuid:account_id>/reactiver")
@allow.staff(Role.ADMIN)
def reopen(account_id: UUID) -> AnyResponse:
    set_active(_action(account_id), uow=runtime().unit_of_work(actor=staff().key), active=True)
    return redirect_to("/comptes")


@blueprint.post("/comptes/<uuid:account_id>/second-facteur/reinitialiser")
@allow.staff(Role.ADMIN)
def reset(account_id: UUID) -> AnyResponse:
    reset_second_factor(_action(account_id), uow=runtime().unit_of_work(actor=staff().key))
    return redirect_to("/comptes")


def _create(typed: NewAccount) -> UUID:
    here, person = runtime(), staff()
    command = CreateAccount(
        account_id=typed.account_id,
        territory_id=person.territory_id,
        name=typed.name,
        email=typed.email,
        password=typed.password,
        roles=typed.roles,
        locale=typed.locale,
    )
    uow = here.unit_of_work(actor=person.key)
    return create_account(command, uow=uow, clock=here.clock, passwords=here.port(Passwords))


def _action(account_id: UUID) -> AccountAction:
    person = staff()
    return AccountAction(account_id, person.territory_id, person.account_id)
