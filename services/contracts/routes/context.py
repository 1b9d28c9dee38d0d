"""What every route of this service takes from the runtime, typed once."""

from __future__ import annotations

from io import BytesIO
from uuid import UUID

from flask import Response, send_file

from services.contracts.adapters.numbers import MainlandHolidays, StdNumbers
from services.contracts.adapters.word import WordRenderer
from services.contracts.domain.ports import Holidays
from services.contracts.queries.files import Downloadable
from services.contracts.usecases.access import log_file_access
from services.contracts.usecases.hand_in import Tools
from services.contracts.usecases.paper_form import WantedForm, paper_form
from shared.access import Role, runtime
from shared.files import DOCX

HR_ROLES = (Role.HR, Role.PROJECT_LEAD)
READER_ROLES = (Role.HR, Role.PROJECT_LEAD, Role.COORDINATOR)


def holidays() -> Holidays:
    return runtime().port(MainlandHolidays)


def hand_in_tools() -> Tools:
    return Tools(runtime().files, runtime().port(StdNumbers))


def download(found: Downloadable, *, actor: str, inline: bool = False) -> Response:
    """The clear bytes, never cached; whose file was opened by whom is logged first."""
    log_file_access(found.dossier_id, action="opened_file", uow=runtime().unit_of_work(actor=actor))
    content = BytesIO(runtime().files.read(found.file_id))
    answer = send_file(content, found.media_type, as_attachment=not inline, download_name=found.filename)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def filled_form(wanted: WantedForm, *, actor: str) -> Response:
    """A Word document made for this answer only: it is kept nowhere."""
    here = runtime()
    renderer = here.port(WordRenderer)
    content = paper_form(wanted, uow=here.unit_of_work(actor=actor), clock=here.clock, renderer=renderer)
    answer = send_file(BytesIO(content), DOCX, as_attachment=True, download_name="formulaire.docx")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def dossier_path(dossier_id: UUID) -> str:
    return f"/contrats/dossiers/{dossier_id}"
