"""Notifications' background work: one consumer per event, the drain of the mail queue, and two sweeps."""

from __future__ import annotations

from uuid import UUID

import structlog

from services.notifications.domain.digests import latest_monday, window
from services.notifications.domain.ports import DigestSource, MailTransport, MailWriter, NoticeSource, PartnerDirectory
from services.notifications.queries import partners_due, told_until
from services.notifications.usecases import drain_mail as draining
from services.notifications.usecases.partners import copy_partner
from services.notifications.usecases.plan_deliveries import PlanDeliveries, plan_deliveries
from services.notifications.usecases.write_digest import Desk, WriteDigest, write_digest
from shared.clock import system_now
from shared.errors import AdapterError
from shared.runtime import Runtime
from shared.tasks import NO_RETRY, RETRY_INTERNAL, task

log = structlog.get_logger(__name__)

QUEUE = "notifications.default"
MAIL_QUEUE = "notifications.mail"


def _tell(runtime: Runtime, producer: str, event_id: UUID) -> None:
    """Asks the owner before the transaction opens; a second delivery of the event stops at the inbox."""
    told = runtime.port(NoticeSource).notices(producer, event_id)  # type: ignore[type-abstract]
    plan_deliveries(
        PlanDeliveries(event_id, told),
        uow=runtime.unit_of_work(once=event_id),
        clock=runtime.clock,
        writer=runtime.port(MailWriter),  # type: ignore[type-abstract]
    )


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_partner_changed(runtime: Runtime, *, event_id: UUID, partner_id: UUID) -> None:
    facts = runtime.port(PartnerDirectory).partner(partner_id)  # type: ignore[type-abstract]
    copy_partner(facts, uow=runtime.unit_of_work(once=event_id))


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_candidate_registered(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_link_renewed(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_slot_booked(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_slot_moved(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_slot_cancelled(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_waiting_list_joined(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_place_offered(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_module_reminder_due(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_decision_published(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_school_results_published(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_candidate_withdrew(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "recruitment", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_dossier_opened(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_paper_refused(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_papers_reminder_due(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_contract_to_sign(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_signature_refused(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_contract_completed(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_deadline_at_risk(runtime: Runtime, *, event_id: UUID) -> None:
    _tell(runtime, "contracts", event_id)


@task(queue=MAIL_QUEUE, retry=NO_RETRY, every=15)
def drain_mail(runtime: Runtime) -> None:
    """Also swept, for what is due again after a refusal, and for what a stopped worker left."""
    draining.drain_mail(
        open_unit=runtime.unit_of_work,
        transport=runtime.port(MailTransport),  # type: ignore[type-abstract]
        clock=runtime.clock,
    )


@task(queue=MAIL_QUEUE, retry=NO_RETRY, time_limit=30, every=60)
def sweep_stale(runtime: Runtime) -> None:
    """Mails in the hands of nobody: held for a person."""
    held = draining.quarantine(uow=runtime.unit_of_work(), now=system_now())
    if held:
        log.error("mail_fate_unknown", held=held)


@task(queue=QUEUE, retry=NO_RETRY, every=60)
def sweep_digests(runtime: Runtime) -> None:
    """Weekly letters that are due and not yet written; a partner whose news cannot be had waits for the next sweep."""
    source = runtime.port(DigestSource)  # type: ignore[type-abstract]
    desk = Desk(
        writer=runtime.port(MailWriter),  # type: ignore[type-abstract]
        address_of=lambda token: runtime.url(f"/notifications/lettre/{token}"),
    )
    due = latest_monday(runtime.clock.now())
    with runtime.reading() as session:
        partners = partners_due(session, window(due, told_until=None))
        spans = {partner.id: window(due, told_until=told_until(session, partner.id)) for partner in partners}
    for partner in partners:
        try:
            items = source.items(partner.id, spans[partner.id])
        except AdapterError as error:
            log.warning("digest_postponed", partner_id=str(partner.id), error=type(error).__name__)
            continue
        command = WriteDigest(partner, spans[partner.id], items)
        write_digest(command, uow=runtime.unit_of_work(), clock=runtime.clock, desk=desk)
