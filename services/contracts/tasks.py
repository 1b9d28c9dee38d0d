"""What happens behind the pages: copies, dossiers, documents, due dates. Each task may run twice."""

from __future__ import annotations

from uuid import UUID

from services.contracts.adapters.internal import PortalApi, RecruitmentApi
from services.contracts.adapters.numbers import MainlandHolidays
from services.contracts.adapters.pdf import PdfConverter
from services.contracts.adapters.word import WordRenderer
from services.contracts.queries import directory as known
from services.contracts.usecases import directory, generate, sweeps
from services.contracts.usecases.close_dossier import cancel_for_withdrawal
from services.contracts.usecases.open_dossier import open_dossier
from shared.access import Role
from shared.runtime import Runtime
from shared.tasks import NO_RETRY, RETRY_INTERNAL, task

QUEUE = "contracts.default"
WARNED_ROLES = (Role.HR, Role.COORDINATOR, Role.PROJECT_LEAD)
EVERY_MINUTE = 60
EVERY_HOUR = 3600


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_season_opened(runtime: Runtime, *, event_id: UUID, season_id: UUID) -> None:
    facts = runtime.port(PortalApi).season(season_id)
    directory.copy_season(facts, uow=runtime.unit_of_work(once=event_id))
    _copy_staff(runtime, facts.territory_id)


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_partner_changed(runtime: Runtime, *, event_id: UUID, partner_id: UUID) -> None:
    facts = runtime.port(PortalApi).partner(partner_id)
    directory.copy_partner(facts, uow=runtime.unit_of_work(once=event_id))


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=45)
def on_decision_published(runtime: Runtime, *, event_id: UUID, decision_id: UUID, candidate_id: UUID) -> None:
    candidate = runtime.port(RecruitmentApi).candidate(candidate_id)
    _ensure_season(runtime, candidate.season_id)
    open_dossier(
        candidate,
        decision_id=decision_id,
        uow=runtime.unit_of_work(once=event_id),
        clock=runtime.clock,
        holidays=runtime.port(MainlandHolidays),
    )


@task(queue=QUEUE, retry=RETRY_INTERNAL, time_limit=30)
def on_candidate_withdrew(runtime: Runtime, *, event_id: UUID, candidate_id: UUID) -> None:
    cancel_for_withdrawal(candidate_id, uow=runtime.unit_of_work(once=event_id))


@task(queue=generate.DOCUMENT_QUEUE, retry=RETRY_INTERNAL)
def render_contract(runtime: Runtime, *, contract_id: UUID) -> None:
    documents = generate.Documents(runtime.port(WordRenderer), runtime.port(PdfConverter), runtime.files)
    generate.render_contract(contract_id, uow=runtime.unit_of_work(), clock=runtime.clock, documents=documents)


@task(queue=QUEUE, retry=NO_RETRY, every=EVERY_MINUTE)
def sweep_due_dates(runtime: Runtime) -> None:
    holidays = runtime.port(MainlandHolidays)
    for due_id in sweeps.due_ids(uow=runtime.unit_of_work(), clock=runtime.clock):
        sweeps.handle_due_date(due_id, uow=runtime.unit_of_work(), clock=runtime.clock, holidays=holidays)


@task(queue=QUEUE, retry=NO_RETRY, every=EVERY_HOUR)
def refresh_staff(runtime: Runtime) -> None:
    with runtime.reading() as session:
        territories = known.territories(session)
    for territory_id in territories:
        _copy_staff(runtime, territory_id)


def _copy_staff(runtime: Runtime, territory_id: UUID) -> None:
    portal = runtime.port(PortalApi)
    people = [one for role in WARNED_ROLES for one in portal.staff(role, territory_id)]
    directory.copy_staff(territory_id, people=people, uow=runtime.unit_of_work())


def _ensure_season(runtime: Runtime, season_id: UUID) -> None:
    """A decision may be delivered before the season's own event."""
    with runtime.reading() as session:
        if known.knows_season(session, season_id):
            return
    directory.copy_season(runtime.port(PortalApi).season(season_id), uow=runtime.unit_of_work())
