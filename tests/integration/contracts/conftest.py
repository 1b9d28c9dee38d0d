"""A contracts runtime with a season, a host and one open dossier at hand, on both databases."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from services.contracts.app import create_app
from services.contracts.domain.person import Candidate
from services.contracts.models import Dossier
from services.contracts.tasks import on_decision_published, on_partner_changed, on_season_opened
from shared.outbox.messages import Message
from shared.runtime import Runtime
from shared.testkit.fixtures import RuntimeFor, sign_in
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.contracts import sample


@dataclass
class Office:
    """The service as HR meets it: ``open`` turns a candidate into a dossier, ``work`` lets the worker finish."""

    runtime: Runtime
    recruitment: sample.FakeRecruitment
    publisher: RecordingPublisher
    client: FlaskClient

    def open(self, candidate: Candidate) -> UUID:
        self.recruitment.add(candidate)
        on_decision_published(self.runtime, event_id=uuid4(), decision_id=uuid4(), candidate_id=candidate.id)
        with self.runtime.reading() as session:
            return session.scalars(select(Dossier.id).where(Dossier.candidate_id == candidate.id)).one()

    def work(self) -> int:
        return self.publisher.deliver({"contracts": self.runtime})

    def staff(self, *roles: str) -> FlaskClient:
        return sign_in(create_app(self.runtime).test_client(), *(roles or ("hr",)))

    def visitor(self) -> FlaskClient:
        return create_app(self.runtime).test_client()


class KeepingPublisher(RecordingPublisher):
    """Keeps every message in ``everything``, also those that the worker took away."""

    def __init__(self) -> None:
        super().__init__()
        self.everything: list[Message] = []

    def publish(self, message: Message) -> None:
        self.everything.append(message)
        super().publish(message)


@pytest.fixture
def publisher() -> KeepingPublisher:
    return KeepingPublisher()


@pytest.fixture
def office(runtime_for: RuntimeFor, publisher: RecordingPublisher) -> Office:
    recruitment = sample.FakeRecruitment()
    runtime = runtime_for(sample.service(recruitment))
    on_season_opened(runtime, event_id=uuid4(), season_id=sample.SEASON)
    on_partner_changed(runtime, event_id=uuid4(), partner_id=sample.HOST)
    return Office(runtime, recruitment, publisher, sign_in(create_app(runtime).test_client(), "hr"))
