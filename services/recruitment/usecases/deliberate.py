"""The jury writes down its decisions, then publishes them all at once."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from services.recruitment.domain.candidacy import AWAITING_ANSWER, DECIDABLE, Actor, Stage
from services.recruitment.domain.errors import DecisionLocked, SeasonUnknown
from services.recruitment.domain.jury import STEP_OF, Proposal, check_publishable, checked
from services.recruitment.models import Candidate, Decision, Partner, Publication, Season
from services.recruitment.usecases.finding import locked_candidate
from services.recruitment.usecases.stages import advance
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.events.catalogue import DecisionPublished, SchoolResultsPublished

_HOLDING_A_PLACE = (Stage.SELECTED, Stage.ACCEPTED)


@dataclass(frozen=True)
class Decide:
    territory_id: UUID
    candidate_id: UUID
    proposal: Proposal


@dataclass(frozen=True)
class Publish:
    territory_id: UUID
    season_id: UUID


def decide(command: Decide, *, uow: UnitOfWork, clock: Clock) -> UUID:
    """A draft that may be changed until it is published; returns its id."""
    with uow:
        candidate = locked_candidate(uow.session, command.candidate_id, territory_id=command.territory_id)
        if candidate.stage not in DECIDABLE:
            raise DecisionLocked
        proposal = checked(command.proposal, stage=candidate.stage)
        decision = _draft(uow.session, candidate)
        decision.outcome, decision.rank, decision.reason = proposal.outcome, proposal.rank, proposal.reason
        decision.decided_by, decision.decided_at = uow.actor, clock.now()
        uow.session.add(decision)
        return decision.id


def publish_decisions(command: Publish, *, uow: UnitOfWork, clock: Clock) -> int:
    """How many answers became official. All of them or none; publishing again finds nothing to do."""
    with uow:
        season = _locked_season(uow.session, command)
        candidates = _before_the_jury(uow.session, season.id)
        decisions = _unpublished(uow.session, season.id)
        drafts = [(decisions[one.id], one) for one in candidates if one.id in decisions]
        if not drafts and _published_before(uow.session, season.id):
            return 0
        check_publishable(
            [decision.outcome for decision, _ in drafts],
            already_selected=_holding_a_place(uow.session, season.id),
            missing=len([one for one in candidates if one.stage in AWAITING_ANSWER and one.id not in decisions]),
            places=season.places,
        )
        for decision, candidate in drafts:
            _publish_one(uow, decision, candidate, now=clock.now())
        _tell_schools(uow, season, [candidate for _, candidate in drafts], now=clock.now())
        return len(drafts)


def _draft(session: Session, candidate: Candidate) -> Decision:
    standing = session.scalars(select(Decision).where(Decision.candidate_id == candidate.id)).one_or_none()
    if standing is not None:
        return standing
    return Decision(
        id=uuid.uuid4(),
        territory_id=candidate.territory_id,
        season_id=candidate.season_id,
        candidate_id=candidate.id,
    )


def _locked_season(session: Session, command: Publish) -> Season:
    """Two who publish at once: the second waits here, and then finds nothing to do."""
    own = select(Season).where(Season.id == command.season_id, Season.territory_id == command.territory_id)
    season = session.scalars(own.with_for_update(key_share=True)).one_or_none()
    if season is None:
        raise SeasonUnknown
    return season


def _before_the_jury(session: Session, season_id: UUID) -> Sequence[Candidate]:
    """Locked, so that nobody withdraws or is decided anew while their answer is published."""
    wanted = select(Candidate).where(Candidate.season_id == season_id, Candidate.stage.in_(list(DECIDABLE)))
    return session.scalars(wanted.order_by(Candidate.id).with_for_update()).all()


def _unpublished(session: Session, season_id: UUID) -> dict[UUID, Decision]:
    """By candidate; read after their locks, so that it is what the jury wrote last."""
    wanted = select(Decision).where(Decision.season_id == season_id, Decision.published_at.is_(None))
    return {decision.candidate_id: decision for decision in session.scalars(wanted)}


def _published_before(session: Session, season_id: UUID) -> bool:
    wanted = select(Decision.id).where(Decision.season_id == season_id, Decision.published_at.is_not(None)).limit(1)
    return session.scalars(wanted).one_or_none() is not None


def _holding_a_place(session: Session, season_id: UUID) -> int:
    wanted = select(func.count()).select_from(Candidate).where(Candidate.season_id == season_id)
    return session.scalars(wanted.where(Candidate.stage.in_(_HOLDING_A_PLACE))).one()


def _publish_one(uow: UnitOfWork, decision: Decision, candidate: Candidate, *, now: datetime) -> None:
    advance(candidate, step=STEP_OF[decision.outcome], actor=Actor.JURY, uow=uow)
    decision.published_at = now
    uow.record(DecisionPublished(decision_id=decision.id, candidate_id=candidate.id))


def _tell_schools(uow: UnitOfWork, season: Season, decided: Sequence[Candidate], *, now: datetime) -> None:
    """One list per school that has pupils among those decided, and only to schools that are still partners."""
    concerned = {candidate.school_partner_id for candidate in decided if candidate.school_partner_id is not None}
    schools = select(Partner).where(Partner.id.in_(concerned), Partner.active.is_(True)).order_by(Partner.id)
    for school in uow.session.scalars(schools):
        publication = Publication(
            id=uuid.uuid4(),
            territory_id=season.territory_id,
            season_id=season.id,
            partner_id=school.id,
            published_at=now,
            published_by=uow.actor,
        )
        uow.session.add(publication)
        uow.record(SchoolResultsPublished(publication_id=publication.id, partner_id=school.id))
