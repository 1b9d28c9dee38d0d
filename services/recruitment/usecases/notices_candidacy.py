"""Notices about the candidacy itself: registered, link renewed, decided, withdrawn; and what schools are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from services.recruitment.domain.booking import booking_closes_at
from services.recruitment.domain.eligibility import needs_guardian
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.models import Candidate, Decision, Guardian, Module, Partner, Publication, Season
from services.recruitment.queries.school import pupils_of
from services.recruitment.usecases.notice_parts import Notice, Recipient, Telling, moment, to_candidate

Ids = Mapping[str, str]


def candidate_registered(telling: Telling, ids: Ids) -> Sequence[Notice]:
    """The candidate, and each guardian of somebody who cannot yet act alone."""
    found = telling.candidate(ids)
    if found is None:
        return []
    candidate, season = found
    context = {
        "first_name": candidate.first_name,
        "link": telling.candidate_link(candidate),
        "season_name": season.name,
        "modules": _open_modules(telling, season),
    }
    return [Notice("candidate_registered", to_candidate(candidate), context), *_guardians(telling, candidate, season)]


def link_renewed(telling: Telling, ids: Ids) -> Sequence[Notice]:
    found = telling.candidate(ids)
    if found is None:
        return []
    context = {"first_name": found[0].first_name, "link": telling.candidate_link(found[0])}
    return [Notice("link_renewed", to_candidate(found[0]), context)]


def decision_published(telling: Telling, ids: Ids) -> Sequence[Notice]:
    decision = telling.row(Decision, ids=ids, name="decision_id")
    found = telling.candidate(ids)
    if found is None or decision is None or decision.published_at is None:
        return []
    candidate, season = found
    context: dict[str, object] = {
        "first_name": candidate.first_name,
        "season_name": season.name,
        "contact_email": season.contact_email,
    }
    return [Notice(f"decision_{decision.outcome}", to_candidate(candidate), context | _more(decision, season))]


def school_results(telling: Telling, ids: Ids) -> Sequence[Notice]:
    """Only this school's own pupils; nobody where the school gave no address."""
    publication = telling.row(Publication, ids=ids, name="publication_id")
    school = telling.row(Partner, ids=ids, name="partner_id")
    if publication is None or school is None or not school.contact_email:
        return []
    season = telling.uow.session.get_one(Season, publication.season_id)
    pupils = pupils_of(telling.uow.session, school.id, season_id=season.id)
    context = {
        "contact_name": school.contact_name or None,
        "partner_name": school.name,
        "season_name": season.name,
        "pupils": [{"name": pupil.name, "outcome": pupil.outcome.value} for pupil in pupils],
        "link": telling.school_link(school.id),
    }
    key, name = f"partner:{school.id}", school.contact_name or school.name
    return [Notice("school_results", Recipient(key, name, school.contact_email, school.locale), context)]


def withdrawal_noted(telling: Telling, ids: Ids) -> Sequence[Notice]:
    found = telling.candidate(ids)
    if found is None:
        return []
    candidate, season = found
    context = {"first_name": candidate.first_name, "season_name": season.name}
    return [Notice("withdrawal_noted", to_candidate(candidate), context)]


def _open_modules(telling: Telling, season: Season) -> list[dict[str, object]]:
    now = telling.clock.now()
    wanted = select(Module).where(Module.season_id == season.id).order_by(Module.starts_at, Module.id)
    return [
        {
            "title": module.title,
            "starts_at": moment(module.starts_at),
            "place": module.place,
            "places_left": module.places_left,
        }
        for module in telling.uow.session.scalars(wanted)
        if now < booking_closes_at(module.starts_at)
    ]


def _guardians(telling: Telling, candidate: Candidate, season: Season) -> list[Notice]:
    today = telling.clock.today()
    if not needs_guardian(candidate.birth_date, emancipated=candidate.emancipated, day=today):
        return []
    wanted = select(Guardian).where(Guardian.candidate_id == candidate.id).order_by(Guardian.position)
    return [_guardian_informed(guardian, candidate, season) for guardian in telling.uow.session.scalars(wanted)]


def _guardian_informed(guardian: Guardian, candidate: Candidate, season: Season) -> Notice:
    name = f"{guardian.first_name} {guardian.last_name}"
    context = {
        "guardian_name": name,
        "first_name": candidate.first_name,
        "season_name": season.name,
        "employer": season.employer,
        "contact_email": season.contact_email,
    }
    recipient = Recipient(f"guardian:{guardian.id}", name, guardian.email, candidate.locale)
    return Notice("guardian_informed", recipient, context)


def _more(decision: Decision, season: Season) -> dict[str, object]:
    if decision.outcome is Outcome.SELECTED:
        return {
            "training_starts_on": season.training_starts_on.isoformat(),
            "contract_starts_on": season.contract_starts_on.isoformat(),
        }
    return {"contact_name": season.contact_name} if decision.outcome is Outcome.NOT_SELECTED else {}
