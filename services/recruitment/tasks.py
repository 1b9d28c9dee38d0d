"""Recruitment's background work: copies of the portal's directory, and rows that come due."""

from __future__ import annotations

from uuid import UUID

from services.recruitment.adapters.portal import Directory
from services.recruitment.queries.due import due_reminders, expired_offers
from services.recruitment.usecases.copy_directory import copy_partner, copy_season
from services.recruitment.usecases.remind import remind
from services.recruitment.usecases.waiting_list import expire_offer
from shared.runtime import Runtime
from shared.tasks import NO_RETRY, RETRY_INTERNAL, task

QUEUE = "recruitment.default"


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_season_opened(runtime: Runtime, *, event_id: UUID, season_id: UUID) -> None:
    facts = runtime.port(Directory).season(season_id)  # type: ignore[type-abstract]
    copy_season(facts, uow=runtime.unit_of_work(once=event_id))


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_partner_changed(runtime: Runtime, *, event_id: UUID, partner_id: UUID) -> None:
    facts = runtime.port(Directory).partner(partner_id)  # type: ignore[type-abstract]
    copy_partner(facts, uow=runtime.unit_of_work(once=event_id))


@task(queue=QUEUE, retry=NO_RETRY, every=30)
def sweep_offers(runtime: Runtime) -> None:
    """Offers without an answer go to the next in line, one transaction each."""
    with runtime.reading() as session:
        due = expired_offers(session, now=runtime.clock.now())
    for waiting_id in due:
        expire_offer(waiting_id, uow=runtime.unit_of_work(), clock=runtime.clock)


@task(queue=QUEUE, retry=NO_RETRY, every=60)
def sweep_reminders(runtime: Runtime) -> None:
    with runtime.reading() as session:
        due = due_reminders(session, now=runtime.clock.now())
    for booking_id in due:
        remind(booking_id, uow=runtime.unit_of_work(), clock=runtime.clock)
