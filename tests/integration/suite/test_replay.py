"""What failed for good is queued again, whole and once."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from services.portal.app import SERVICE
from shared.clock import system_now
from shared.db.tables import FAILED_TASK, OUTBOX
from shared.runtime import Runtime
from shared.testkit.fixtures import RuntimeFor
from shared.testkit.runtimes import RecordingPublisher
from suite.replay import failed_calls, queue_again

pytestmark = pytest.mark.integration

TASK = "portal.on_delivery_failed"
ARGUMENTS = {"event_id": str(uuid.uuid4()), "delivery_id": str(uuid.uuid4())}


@pytest.fixture
def runtime(runtime_for: RuntimeFor) -> Runtime:
    runtime = runtime_for(SERVICE)
    for task in (TASK, "portal.other"):
        _bury(runtime, task)
    return runtime


def _bury(runtime: Runtime, task: str) -> None:
    row = {
        "id": uuid.uuid4(),
        "task": task,
        "queue": "portal.default",
        "arguments": ARGUMENTS,
        "correlation_id": "c",
        "error": "Permanent",
        "failed_at": system_now(),
    }
    with runtime.engine.begin() as connection:
        connection.execute(FAILED_TASK.insert().values(row))


def test_only_the_task_asked_for_is_queued_again(runtime: Runtime) -> None:
    queue_again(runtime, failed_calls(runtime, TASK))
    assert [row["task"] for row in failed_calls(runtime)] == ["portal.other"]
    with runtime.reading() as session:
        queued = session.execute(select(OUTBOX.c.task, OUTBOX.c.queue, OUTBOX.c.arguments)).all()
    assert [tuple(row) for row in queued] == [(TASK, "portal.default", ARGUMENTS)]


def test_the_sweep_publishes_it_at_once(runtime: Runtime, publisher: RecordingPublisher) -> None:
    queue_again(runtime, failed_calls(runtime))
    assert runtime.relay.sweep() == 2
    assert sorted(publisher.tasks()) == [TASK, "portal.other"]
