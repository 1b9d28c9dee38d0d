"""What a worker does with one delivered message, on both databases and through a real Redis."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from celery.contrib.testing.worker import start_worker
from sqlalchemy import select

from shared.correlation import correlated, correlation_id
from shared.db.tables import FAILED_TASK, OUTBOX
from shared.errors import Conflict, Permanent, Transient
from shared.outbox.messages import Message, new_message, store_messages
from shared.runtime import Runtime
from shared.tasks.broker import CeleryPublisher, beat_schedule, bind_tasks, make_celery
from shared.tasks.declare import REGISTRY, TaskSpec
from shared.tasks.execute import execute
from shared.tasks.retry import RetryPolicy
from tests.integration.shared.conftest import Kernel

POLICY = RetryPolicy(attempts=3, base_seconds=4, cap_seconds=8)


def _spec(function: Callable[..., None], *, every: int | None = None) -> TaskSpec:
    return TaskSpec(
        name="recruitment.probe",
        service="recruitment",
        queue="recruitment.default",
        retry=POLICY,
        time_limit=10,
        every=every,
        function=function,
        arguments={"event_id": UUID},
    )


def _failing(error: Exception) -> Callable[..., None]:
    def fail(runtime: Runtime, *, event_id: UUID) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [Transient("down"), OSError("reset")])
def test_a_passing_fault_becomes_a_later_row(kernel: Kernel, error: Exception) -> None:
    ids = {"event_id": str(uuid4())}
    execute(_spec(_failing(error)), kernel.runtime, ids, attempt=1, correlation="abcdefgh")
    with kernel.runtime.reading() as session:
        row = session.execute(select(OUTBOX)).mappings().one()
    assert (row["attempt"], row["arguments"], row["correlation_id"]) == (2, ids, "abcdefgh")
    wait = (row["next_attempt_at"] - row["created_at"]).total_seconds()
    assert POLICY.base_seconds <= wait <= 2 * POLICY.base_seconds


@pytest.mark.parametrize(("error", "attempt"), [(Transient("down"), 2), (Permanent("no"), 0), (Conflict(), 0)])
def test_a_lasting_fault_is_kept_for_replay(kernel: Kernel, error: Exception, attempt: int) -> None:
    ids = {"event_id": str(uuid4())}
    execute(_spec(_failing(error)), kernel.runtime, ids, attempt=attempt)
    with kernel.runtime.reading() as session:
        row = session.execute(select(FAILED_TASK)).mappings().one()
        assert session.execute(select(OUTBOX)).all() == []
    assert (row["task"], row["arguments"], row["error"]) == ("recruitment.probe", ids, type(error).__name__)


def test_a_periodic_fault_waits_for_the_next_round(kernel: Kernel) -> None:
    execute(_spec(_failing(Transient("down")), every=10), kernel.runtime, {"event_id": str(uuid4())})
    with kernel.runtime.reading() as session:
        assert session.execute(select(OUTBOX)).all() == []
        assert session.execute(select(FAILED_TASK)).all() == []


def test_beat_messages_do_not_pile_up() -> None:
    schedule = beat_schedule([_spec(_failing(Conflict()), every=30)])
    assert schedule["recruitment.probe"]["options"] == {"queue": "recruitment.default", "expires": 30}


@contextmanager
def _declared(spec: TaskSpec) -> Iterator[None]:
    REGISTRY[spec.name] = spec
    yield
    del REGISTRY[spec.name]


def test_a_message_crosses_a_real_redis_with_its_correlation(kernel: Kernel, redis_url: str) -> None:
    seen: list[tuple[UUID, str]] = []

    def note(runtime: Runtime, *, event_id: UUID) -> None:
        seen.append((event_id, correlation_id()))

    event_id = uuid4()
    with _declared(_spec(note)):
        app = make_celery(redis_url)
        bind_tasks(app, {"recruitment": kernel.runtime})
        with correlated("from-the-request"):
            message = new_message("recruitment.probe", "recruitment.default", {"event_id": str(event_id)})
        with kernel.runtime.engine.begin() as connection:
            store_messages(connection, [message])
        CeleryPublisher(app).publish(replace(message, origin="recruitment"))
        with start_worker(app, perform_ping_check=False, pool="solo", concurrency=1):
            for _ in range(100):
                if seen and not kernel.runtime.relay.backlog()[0]:
                    break
                time.sleep(0.05)
    assert seen == [(event_id, "from-the-request")]
    assert kernel.runtime.relay.backlog() == (0, 0.0)  # the worker has confirmed


def test_a_broker_that_is_away_is_transient_and_quick() -> None:
    publisher = CeleryPublisher(make_celery("redis://127.0.0.1:1/0"))
    with pytest.raises(Transient):
        publisher.publish(Message(uuid4(), "recruitment.probe", "recruitment.default", {}, "abcdefgh"))
