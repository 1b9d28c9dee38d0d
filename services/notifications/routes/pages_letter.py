"""The way out of the weekly letter: a page for people, one POST for mail clients (RFC 8058)."""

from __future__ import annotations

from flask import Blueprint, Response
from werkzeug.wrappers import Response as AnyResponse

from services.notifications.queries import partner_name
from services.notifications.usecases.partners import resume_digest, stop_digest
from services.notifications.usecases.write_digest import PURPOSE
from shared.access import allow, link_holder, runtime
from shared.web import redirect_to, render_page

blueprint = Blueprint(
    "notifications_letter", __name__, url_prefix="/notifications/lettre", template_folder="../templates"
)


@blueprint.get("/<token>")
@allow.link(PURPOSE)
def letter(token: str) -> Response:
    with runtime().reading() as reader:
        name, subscribed = partner_name(reader, link_holder().subject_id)
    return render_page("notifications/letter.html", name=name, subscribed=subscribed, token=token)


@blueprint.post("/<token>")
@allow.link(PURPOSE)
def stop(token: str) -> AnyResponse:
    """Also what a mail client's own button posts to, without cookies and without following the redirect."""
    holder = link_holder()
    stop_digest(holder.subject_id, uow=runtime().unit_of_work(actor=holder.key), clock=runtime().clock)
    return redirect_to(f"/notifications/lettre/{token}")


@blueprint.post("/<token>/reprendre")
@allow.link(PURPOSE)
def resume(token: str) -> AnyResponse:
    holder = link_holder()
    resume_digest(holder.subject_id, uow=runtime().unit_of_work(actor=holder.key))
    return redirect_to(f"/notifications/lettre/{token}")
