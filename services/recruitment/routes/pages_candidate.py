"""The team's pages of one candidate: the sheet, the files, the scoring grid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_babel import gettext
from werkzeug.wrappers import Response

from services.recruitment.domain.scoring import GRID, MARKS, MINIMUM_OBSERVED, WEIGHTS, Phase
from services.recruitment.domain.vocabulary import FileKind
from services.recruitment.queries.sheets import candidate_sheet, panel_of
from services.recruitment.routes.anchors import anchor
from services.recruitment.routes.pages_season import ON_SITE, TEAM
from services.recruitment.schemas.staff import UNSEEN, ScoreEntry, ScoreForm
from services.recruitment.usecases.open_file import OpenFile, OpenSheet, open_file, open_sheet
from services.recruitment.usecases.submit_scores import SubmitScores, submit_scores
from shared.access import allow, runtime, staff
from shared.errors import NotFound
from shared.files import DOCX, JPEG, PDF, PNG
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("recruitment_candidate", __name__, url_prefix="/recrutement/candidatures/<uuid:candidate_id>")

_SUFFIXES = {PDF: "pdf", JPEG: "jpg", PNG: "png", DOCX: "docx"}


@blueprint.get("")
@allow.staff(*TEAM)
def sheet(candidate_id: UUID) -> Response:
    """Reading it is written down: most of these people are minors."""
    here, person = runtime(), staff()
    open_sheet(OpenSheet(person.territory_id, candidate_id), uow=here.unit_of_work(actor=person.key))
    with here.reading() as rows:
        found = candidate_sheet(rows, candidate_id, territory_id=person.territory_id, today=here.clock.today())
    return render_page("recruitment/candidate.html", sheet=found, scores=person.has(*ON_SITE))


@blueprint.get("/fichiers/<kind>")
@allow.staff(*TEAM)
def file(candidate_id: UUID, kind: str) -> Response:
    if kind not in list(FileKind):
        raise NotFound
    here, person = runtime(), staff()
    command = OpenFile(person.territory_id, candidate_id, FileKind(kind))
    found = open_file(command, uow=here.unit_of_work(actor=person.key))
    headers = {"Content-Disposition": f"attachment; filename={kind}.{_SUFFIXES[found.media_type]}"}
    return Response(here.files.read(found.stored_id), content_type=found.media_type, headers=headers)


@blueprint.route("/notes", methods=["GET", "POST"])
@allow.staff(*ON_SITE)
def scores(candidate_id: UUID) -> Response:
    form = Form(ScoreForm, request)
    if form.accept(_submit(candidate_id)):
        flash(gettext("Votre grille est enregistrée. Vous pouvez maintenant voir celles des autres."), "success")
        return redirect_to(f"/recrutement/candidatures/{candidate_id}/notes")
    return _scoring(candidate_id, form)


def _submit(candidate_id: UUID) -> Callable[[ScoreEntry], UUID]:
    def submit(entry: ScoreEntry) -> UUID:
        here, person = runtime(), staff()
        command = SubmitScores(
            person.territory_id, candidate_id, person.account_id, person.name, marks=entry.marks, note=entry.note
        )
        return submit_scores(command, uow=here.unit_of_work(actor=person.key), clock=here.clock)

    return submit


def _scoring(candidate_id: UUID, form: Form) -> Response:
    person = staff()
    with runtime().reading() as rows:
        panel = panel_of(rows, candidate_id, territory_id=person.territory_id, assessor_id=person.account_id)
    marks = [*((str(mark), str(mark)) for mark in MARKS), (UNSEEN, gettext("Non vu"))]
    phases = [(phase, [(cell, anchor(cell)) for cell in GRID if cell.phase is phase]) for phase in Phase]
    grid: dict[str, Any] = {"phases": phases, "marks": marks, "weights": WEIGHTS, "minimum": MINIMUM_OBSERVED}
    return render_page("recruitment/scores.html", page_form=form, panel=panel, **grid)
