"""Notifications on both kinds of database, with fakes at its ports unless a test asks for the real ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select

from services.notifications.adapters.writer import TemplateMailWriter
from services.notifications.app import SERVICE
from services.notifications.domain.digests import PartnerFacts
from services.notifications.domain.notices import Notice
from services.notifications.domain.ports import (
    DigestSource,
    MailTransport,
    MailWriter,
    NoticeSource,
    PartnerDirectory,
    Told,
)
from services.notifications.models import Delivery
from services.notifications.tasks import drain_mail, on_slot_booked
from services.notifications.usecases.partners import copy_partner
from shared.clock import FixedClock
from shared.runtime import Runtime
from shared.settings import Settings
from shared.testkit.fixtures import TERRITORY, RuntimeFor
from shared.testkit.runtimes import RecordingPublisher
from tests.unit.notifications.fakes import FakeDigests, FakeDirectory, FakeNotices, FakeTransport


@dataclass
class World:
    """One notifications service and everything around it."""

    runtime: Runtime
    clock: FixedClock
    publisher: RecordingPublisher
    transport: FakeTransport
    notices: FakeNotices
    directory: FakeDirectory
    digests: FakeDigests

    def tell(self, *notices: Notice, territory_id: UUID | None = TERRITORY) -> UUID:
        """An event of which recruitment says ``notices``; notifications hears of it."""
        event_id = uuid4()
        self.notices.answers[event_id] = Told(territory_id, notices)
        on_slot_booked(self.runtime, event_id=event_id)
        return event_id

    def drain(self) -> None:
        drain_mail(self.runtime)

    def deliveries(self) -> list[Delivery]:
        with self.runtime.reading() as db:
            return list(db.scalars(select(Delivery).order_by(Delivery.created_at, Delivery.recipient_key)))

    def states(self) -> list[str]:
        return [delivery.state for delivery in self.deliveries()]

    def only(self) -> Delivery:
        (delivery,) = self.deliveries()
        return delivery

    def partner(self, **changes: object) -> PartnerFacts:
        facts = PartnerFacts(
            id=uuid4(),
            territory_id=TERRITORY,
            kind="school",
            name="Lycée Jean Macé",
            contact_name="Mme L’Héritier",
            contact_email="cpe@exemple.fr",
            locale="fr",
            active=True,
        )
        facts = replace(facts, **changes)  # type: ignore[arg-type]  # tests name real fields
        copy_partner(facts, uow=self.runtime.unit_of_work())
        return facts


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock, publisher: RecordingPublisher, settings: Settings) -> World:
    transport, notices, directory, digests = FakeTransport(), FakeNotices(), FakeDirectory(), FakeDigests()
    ports: dict[type, object] = {
        MailTransport: transport,
        NoticeSource: notices,
        PartnerDirectory: directory,
        DigestSource: digests,
        MailWriter: TemplateMailWriter(settings.smtp.sender),
    }
    runtime = runtime_for(replace(SERVICE, ports=lambda settings: ports))
    return World(runtime, clock, publisher, transport, notices, directory, digests)
