"""Tells notifications what happened and whom it concerns: one line per event, on one screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from services.recruitment.models import Candidate, Partner
from services.recruitment.usecases import notices_booking as booking
from services.recruitment.usecases import notices_candidacy as candidacy
from services.recruitment.usecases.notice_parts import Notice, Telling
from shared.db.tables import EVENT
from shared.errors import NotFound
from shared.events import catalogue as facts
from shared.events.catalogue import Event

Teller = Callable[[Telling, Mapping[str, str]], Sequence[Notice]]

TELLERS: Mapping[type[Event], Teller] = {
    facts.CandidateRegistered: candidacy.candidate_registered,
    facts.LinkRenewed: candidacy.link_renewed,
    facts.SlotBooked: booking.slot_booked,
    facts.SlotMoved: booking.slot_moved,
    facts.SlotCancelled: booking.slot_cancelled,
    facts.WaitingListJoined: booking.waiting_list_joined,
    facts.PlaceOffered: booking.place_offered,
    facts.ModuleReminderDue: booking.module_reminder,
    facts.DecisionPublished: candidacy.decision_published,
    facts.SchoolResultsPublished: candidacy.school_results,
    facts.CandidateWithdrew: candidacy.withdrawal_noted,
}
_BY_NAME: Mapping[str, Teller] = {event.type_name(): teller for event, teller in TELLERS.items()}


@dataclass(frozen=True)
class Told:
    """``territory_id``: whose mail this is, so that a federation's territories never see each other's."""

    territory_id: UUID
    notices: list[Notice]


def tell_notices(event_id: UUID, *, telling: Telling) -> Told:
    """Asking again gives the same answer, with the same links, as long as nothing has changed."""
    with telling.uow:
        wanted = select(EVENT.c.type, EVENT.c.ids).where(EVENT.c.id == event_id)
        found = telling.uow.session.execute(wanted).one_or_none()
        if found is None:
            raise NotFound
        return Told(_territory(found.ids, telling), list(_BY_NAME[found.type](telling, found.ids)))


def _territory(ids: Mapping[str, str], telling: Telling) -> UUID:
    """Every event of recruitment names a candidate or a partner."""
    session = telling.uow.session
    if "candidate_id" in ids:
        return session.get_one(Candidate, UUID(ids["candidate_id"])).territory_id
    return session.get_one(Partner, UUID(ids["partner_id"])).territory_id
