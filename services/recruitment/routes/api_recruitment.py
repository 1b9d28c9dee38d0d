"""The public JSON API: modules and places left, registering, booking by personal link, the team's list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.recruitment.domain.errors import RegistrationClosed
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.queries.overview import CandidatePage, CandidateSearch, candidate_page, module_lines
from services.recruitment.queries.season import open_season
from services.recruitment.routes.pages_season import TEAM
from services.recruitment.schemas import api
from services.recruitment.schemas.registration import Registration, RegistrationRequest
from services.recruitment.usecases.book_slot import BookSlot, book_slot
from services.recruitment.usecases.register_candidate import RegisterCandidate, register_candidate
from shared.access import allow, link_holder, principal, runtime, staff

blueprint = Blueprint(
    "recruitment_api",
    __name__,
    url_prefix="/api/recruitment/v1",
    description="Seasons, modules, registrations and bookings.",
)


@blueprint.get("/season")
@allow.public()
@blueprint.response(200, api.SeasonOut)
def season() -> Mapping[str, Any]:
    """The season open for registration, with the places left in each module."""
    found = _open_season(None)
    with runtime().reading() as rows:
        return {**vars(found), "modules": module_lines(rows, season_id=found.id)}


@blueprint.post("/candidates")
@allow.public()
@blueprint.arguments(RegistrationRequest)
@blueprint.response(201, api.CandidateCreated)
def register(sent: Registration) -> Mapping[str, UUID]:
    """Registers a candidate. The same submission_key sent again is the same candidacy."""
    here = runtime()
    found = _open_season(sent.season_id)
    command = RegisterCandidate(sent.submission_key, found, sent.application, sent.uploads, sent.origin)
    uow = here.unit_of_work(actor=principal().key)
    return {"candidate_id": register_candidate(command, uow=uow, clock=here.clock, files=here.files)}


@blueprint.get("/candidates")
@allow.staff(*TEAM)
@blueprint.arguments(api.CandidatesQuery, location="query")
@blueprint.response(200, api.CandidatesOut)
def candidates(asked: Mapping[str, Any]) -> CandidatePage:
    """The candidates of one season of the caller's territory, newest first."""
    search = CandidateSearch(territory_id=staff().territory_id, **asked)
    with runtime().reading() as rows:
        return candidate_page(rows, search)


@blueprint.post("/links/<string:token>/booking")
@allow.link("candidate")
@blueprint.arguments(api.BookingRequest)
@blueprint.response(201, api.BookingCreated)
def book(sent: Mapping[str, UUID], token: str) -> Mapping[str, UUID]:
    """Books a place for the holder of the personal link."""
    here, me = runtime(), link_holder()
    uow = here.unit_of_work(actor=me.key)
    return {"booking_id": book_slot(BookSlot(me.subject_id, sent["module_id"]), uow=uow, clock=here.clock)}


def _open_season(season_id: UUID | None) -> SeasonFacts:
    here = runtime()
    with here.reading() as rows:
        found = open_season(rows, today=here.clock.today(), season_id=season_id)
    if found is None:
        raise RegistrationClosed
    return found
