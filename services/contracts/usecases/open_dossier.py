"""A published decision becomes a dossier: who must sign, which papers, by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select

from services.contracts.domain.age import birthday_at
from services.contracts.domain.due import WEEK, DueKind
from services.contracts.domain.lifecycles import DossierState
from services.contracts.domain.person import Candidate, GuardianFacts
from services.contracts.domain.ports import Holidays
from services.contracts.models import Dossier, Guardian, SeasonCopy
from services.contracts.usecases.progress import apply_plan, plan_for, schedule, settle_state
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import DossierOpened

SELECTED = "selected"


def open_dossier(
    candidate: Candidate, *, decision_id: UUID, uow: UnitOfWork, clock: Clock, holidays: Holidays
) -> UUID | None:
    """None when the decision is not a selection, or when this youth has a dossier for the season already."""
    with uow:
        if candidate.outcome != SELECTED or _is_open(uow, candidate):
            return None
        season = uow.session.get_one(SeasonCopy, candidate.season_id)
        today = clock.today()
        dossier = _dossier(candidate, season, decision_id, today)
        uow.session.add(dossier)
        uow.session.flush()  # guardians and papers refer to the dossier's row
        uow.session.add_all(_guardians(dossier, candidate.guardians, candidate.person.locale))
        uow.session.flush()  # the plan reads the guardians
        planned = plan_for(dossier, on=today, uow=uow)
        apply_plan(dossier, planned=planned, today=today, holidays=holidays, uow=uow)
        settle_state(dossier, uow=uow)
        _schedule_checks(uow, dossier, today)
        uow.record(DossierOpened(dossier_id=dossier.id))
        return dossier.id


def _is_open(uow: UnitOfWork, candidate: Candidate) -> bool:
    same = (Dossier.season_id == candidate.season_id, Dossier.candidate_id == candidate.id)
    return uow.session.scalars(select(Dossier.id).where(*same)).first() is not None


def _dossier(candidate: Candidate, season: SeasonCopy, decision_id: UUID, today: date) -> Dossier:
    return Dossier(
        territory_id=season.territory_id,
        season_id=season.id,
        candidate_id=candidate.id,
        decision_id=decision_id,
        state=DossierState.COLLECTING,
        person=candidate.person.to_json(),
        birth_date=candidate.person.birth_date,
        opened_on=today,
        starts_on=season.contract_starts_on,
        ends_on=season.contract_ends_on,
        first_session_on=season.first_session_on,
        plan={},
    )


def _guardians(dossier: Dossier, known: Sequence[GuardianFacts], locale: str) -> list[Guardian]:
    return [
        Guardian(
            territory_id=dossier.territory_id,
            dossier_id=dossier.id,
            position=position,
            relation=one.relation,
            sole_ground=one.sole_ground,
            first_name=one.first_name,
            last_name=one.last_name,
            email=one.email,
            phone=one.phone,
            locale=locale,
        )
        for position, one in enumerate(known)
    ]


def _schedule_checks(uow: UnitOfWork, dossier: Dossier, today: date) -> None:
    schedule(dossier, kind=DueKind.PAPERS_REMINDER, on=today + WEEK, uow=uow)
    schedule(dossier, kind=DueKind.RISK_CHECK, on=today + WEEK, uow=uow)
    majority = birthday_at(dossier.birth_date, 18)
    if today < majority <= dossier.ends_on:
        schedule(dossier, kind=DueKind.ADULTHOOD, on=majority, uow=uow)
