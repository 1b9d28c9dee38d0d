"""Signing in and out, the second factor, and one's own password."""

from __future__ import annotations

from flask import Blueprint, Response, request
from flask_babel import gettext
from werkzeug.wrappers import Response as AnyResponse

from services.portal.adapters.one_time_codes import enrolment_picture, enrolment_uri, grouped
from services.portal.adapters.passwords import Passwords
from services.portal.adapters.pending import Pending
from services.portal.queries import account
from services.portal.routes.entering import admitted, admitted_by_code, client_address, held, leading_to, let_in, onward
from services.portal.schemas.sign_in import CodeForm, Credentials, CredentialsForm, NewPassword, PasswordForm
from services.portal.usecases.accounts import ChangePassword, ConfirmEnrolment, change_password, confirm_enrolment
from services.portal.usecases.sign_in import CodeTry, PasswordTry, Result, try_code, try_password
from shared.access import allow, clear_session_cookie, runtime, staff
from shared.clock import system_now
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("portal_sign_in", __name__, template_folder="../templates")


@blueprint.get("/connexion")
@allow.public()
def show_sign_in() -> Response:
    return render_page("portal/sign_in.html", sheet=Form(CredentialsForm, initial={"suite": request.args.get("suite")}))


@blueprint.post("/connexion")
@allow.public()
def sign_in() -> AnyResponse:
    sheet = Form(CredentialsForm, request)
    if sheet.accept(_try_password):
        return onward(sheet.result, suite=sheet.loaded.suite)
    return render_page("portal/sign_in.html", sheet=sheet)


@blueprint.get("/connexion/code")
@allow.public()
def show_code() -> Response:
    held()
    return render_page("portal/code.html", sheet=Form(CodeForm))


@blueprint.post("/connexion/code")
@allow.public()
def check_code() -> AnyResponse:
    pending, sheet = held(), Form(CodeForm, request)
    if sheet.accept(lambda code: _try_code(pending, code)):
        return let_in(pending)
    return render_page("portal/code.html", sheet=sheet)


@blueprint.get("/connexion/second-facteur")
@allow.public()
def show_enrolment() -> Response:
    return _enrolment_page(held(), Form(CodeForm))


@blueprint.post("/connexion/second-facteur")
@allow.public()
def enrol() -> AnyResponse:
    pending, sheet = held(), Form(CodeForm, request)
    if sheet.accept(lambda code: _confirm(pending, code)):
        flash(gettext("Votre second facteur est activé."), "success")
        return let_in(pending)
    return _enrolment_page(pending, sheet)


@blueprint.post("/deconnexion")
@allow.public()
def sign_out() -> AnyResponse:
    response = leading_to("/")
    clear_session_cookie(response)
    return response


@blueprint.get("/mot-de-passe")
@allow.staff()
def show_password() -> Response:
    return render_page("portal/password.html", sheet=Form(PasswordForm))


@blueprint.post("/mot-de-passe")
@allow.staff()
def save_password() -> AnyResponse:
    sheet = Form(PasswordForm, request)
    if sheet.accept(_change_password):
        flash(gettext("Votre mot de passe est changé."), "success")
        return redirect_to("/")
    return render_page("portal/password.html", sheet=sheet)


def _try_password(typed: Credentials) -> Result:
    here = runtime()
    result = try_password(
        PasswordTry(typed.email, typed.password, client_address(), system_now()),
        uow=here.unit_of_work(actor="visitor"),
        passwords=here.port(Passwords),
        second_factor_required=here.settings.second_factor_required,
    )
    return admitted(result)


def _try_code(pending: Pending, code: str) -> Result:
    command = CodeTry(pending.account_id, code, system_now())
    return admitted_by_code(try_code(command, uow=runtime().unit_of_work(actor=f"staff:{pending.account_id}")))


def _confirm(pending: Pending, code: str) -> None:
    command = ConfirmEnrolment(pending.account_id, pending.secret, code, system_now())
    confirm_enrolment(command, uow=runtime().unit_of_work(actor=f"staff:{pending.account_id}"))


def _enrolment_page(pending: Pending, sheet: Form) -> Response:
    with runtime().reading() as db:
        email = account(db, pending.account_id).email
    picture = enrolment_picture(enrolment_uri(pending.secret, email))
    return render_page("portal/enrol.html", sheet=sheet, picture=picture, manual_key=grouped(pending.secret))


def _change_password(typed: NewPassword) -> None:
    here, person = runtime(), staff()
    command = ChangePassword(person.account_id, typed.current_password, typed.new_password, typed.repeated_password)
    change_password(command, uow=here.unit_of_work(actor=person.key), passwords=here.port(Passwords))
