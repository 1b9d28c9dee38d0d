"""A prescriber school's page, by its own link: its own list only."""

from __future__ import annotations

from flask import Blueprint
from werkzeug.wrappers import Response

from services.recruitment.queries.school import school_page
from services.recruitment.usecases.renew_link import renew_school_link
from shared.access import allow, link_holder, runtime
from shared.web import redirect_to, render_page

blueprint = Blueprint("recruitment_school", __name__, url_prefix="/recrutement/partenaire")


@blueprint.get("/<token>")
@allow.link("school")
def show(token: str) -> Response:
    with runtime().reading() as rows:
        page = school_page(rows, link_holder().subject_id)
    return render_page("recruitment/school.html", page=page, token=token)


@blueprint.post("/<token>/nouveau-lien")
@allow.link("school", expired_too=True)
def renew(token: str) -> Response:
    here, holder = runtime(), link_holder()
    renew_school_link(holder.subject_id, uow=here.unit_of_work(actor=holder.key), clock=here.clock)
    return redirect_to("/recrutement/lien/envoye")
