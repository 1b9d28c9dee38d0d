"""What the portal hears of the other services."""

from __future__ import annotations

from uuid import UUID

from services.portal.usecases.notes import note_delivery_failure
from shared.runtime import Runtime
from shared.tasks import RETRY_INTERNAL, task


@task(queue="portal.default", retry=RETRY_INTERNAL, time_limit=30)
def on_delivery_failed(runtime: Runtime, *, event_id: UUID, delivery_id: UUID) -> None:
    note_delivery_failure(delivery_id, uow=runtime.unit_of_work(once=event_id), clock=runtime.clock)
