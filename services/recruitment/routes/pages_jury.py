"""The jury's pages: everyone side by side, one decision at a time, one publication for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, request
from flask_babel import ngettext
from werkzeug.wrappers import Response

from services.recruitment.domain.errors import CandidateUnknown
from services.recruitment.domain.jury import Proposal
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.queries.jury import Board, Case, jury_board
from services.recruitment.queries.season import seasons_of
from services.recruitment.queries.sheets import own_candidate
from services.recruitment.routes.pages_season import JURY, season_asked
from services.recruitment.routes.words import options
from services.recruitment.schemas.staff import DecisionForm, PublishForm
from services.recruitment.usecases.deliberate import Decide, Publish, decide, publish_decisions
from shared.access import allow, runtime, staff
from shared.web import Form, flash, redirect_to, render_page

blueprint = Blueprint("recruitment_jury", __name__, url_prefix="/recrutement/jury")


@blueprint.get("")
@allow.staff(*JURY)
def board() -> Response:
    season = season_asked()
    return render_page("recruitment/no_season.html") if season is None else _board_page(season)


@blueprint.route("/<uuid:candidate_id>", methods=["GET", "POST"])
@allow.staff(*JURY)
def case(candidate_id: UUID) -> Response:
    season, found = _case(candidate_id)
    form = Form(DecisionForm, request, initial=_written(found))
    if form.accept(_decide(candidate_id)):
        return redirect_to(f"/recrutement/jury?saison={season.id}#c-{candidate_id}")
    return render_page("recruitment/case.html", page_form=form, case=found, season=season, outcomes=options(Outcome))


@blueprint.post("/publier")
@allow.staff(*JURY)
def publish() -> Response:
    form = Form(PublishForm, request)
    season = season_asked()
    if season is None or not form.accept(_publish):
        return render_page("recruitment/no_season.html") if season is None else _board_page(season, form)
    flash(_published(form.result), "success")
    return redirect_to(f"/recrutement/jury?saison={season.id}")


def _board(season: SeasonFacts) -> Board:
    person = staff()
    with runtime().reading() as rows:
        return jury_board(rows, territory_id=person.territory_id, season_id=season.id, assessor_id=person.account_id)


def _board_page(season: SeasonFacts, form: Form | None = None) -> Response:
    table = _board(season)
    columns = [{"label": name, "numeric": True} for _, name in table.assessors]
    return render_page("recruitment/jury.html", board=table, columns=columns, season=season, page_form=form)


def _case(candidate_id: UUID) -> tuple[SeasonFacts, Case]:
    """The case, from the table of its own season, so that the same marks stay hidden."""
    with runtime().reading() as rows:
        candidate = own_candidate(rows, candidate_id, territory_id=staff().territory_id)
        season = next(one for one in seasons_of(rows, candidate.territory_id) if one.id == candidate.season_id)
    found = [case for case in _board(season).cases if case.candidate_id == candidate_id]
    if not found:
        raise CandidateUnknown
    return season, found[0]


def _written(case: Case) -> Mapping[str, Any]:
    return {"outcome": case.outcome, "rank": case.rank, "reason": case.reason}


def _decide(candidate_id: UUID) -> Callable[[Proposal], UUID]:
    def write(proposal: Proposal) -> UUID:
        here, person = runtime(), staff()
        command = Decide(person.territory_id, candidate_id, proposal)
        return decide(command, uow=here.unit_of_work(actor=person.key), clock=here.clock)

    return write


def _publish(sent: Mapping[str, Any]) -> int:
    here, person = runtime(), staff()
    command = Publish(person.territory_id, sent["season_id"])
    return publish_decisions(command, uow=here.unit_of_work(actor=person.key), clock=here.clock)


def _published(count: int) -> str:
    return str(ngettext("%(num)d décision publiée.", "%(num)d décisions publiées.", count))
