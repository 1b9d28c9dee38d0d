"""A task's signature is closed, and a failure is tried again or kept, never lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from shared.runtime import Runtime
from shared.tasks import NO_RETRY, REGISTRY, RETRY_INTERNAL, RETRY_OUTSIDE, task
from shared.tasks.declare import LONGEST_SECONDS, TaskDeclarationError
from shared.tasks.retry import RetryPolicy

Declared = Callable[..., None]


def _in_service(function: Declared) -> Declared:
    function.__module__ = "services.contracts.tasks"
    return function


def _good(runtime: Runtime, *, event_id: UUID, again: bool) -> None:
    raise AssertionError


def _payload(runtime: Runtime, *, address: dict[str, str]) -> None:
    raise AssertionError


def _positional(runtime: Runtime, event_id: UUID) -> None:
    raise AssertionError


def _no_runtime(*, event_id: UUID) -> None:
    raise AssertionError


@pytest.fixture(autouse=True)
def _registry_kept() -> Iterator[None]:
    before = dict(REGISTRY)
    yield
    REGISTRY.clear()
    REGISTRY.update(before)


def test_a_name_a_queue_and_typed_ids_are_derived() -> None:
    task(queue="contracts.default", retry=NO_RETRY)(_in_service(_good))
    spec = REGISTRY["contracts._good"]
    event_id = uuid4()
    loaded = spec.load({"event_id": str(event_id), "again": True, "unknown": 1})
    assert (spec.queue, loaded) == ("contracts.default", {"event_id": event_id, "again": True})


@pytest.mark.parametrize("function", [_payload, _positional, _no_runtime])
def test_anything_but_ids_is_refused_at_import(function: Declared) -> None:
    with pytest.raises(TaskDeclarationError):
        task(queue="contracts.default", retry=NO_RETRY)(_in_service(function))


@pytest.mark.parametrize(
    ("queue", "time_limit"), [("recruitment.default", 10), ("contracts.default", LONGEST_SECONDS + 1)]
)
def test_a_foreign_queue_or_an_endless_task_is_refused(queue: str, time_limit: int) -> None:
    with pytest.raises(TaskDeclarationError):
        task(queue=queue, retry=NO_RETRY, time_limit=time_limit)(_in_service(_good))


def test_a_misspelt_option_is_refused() -> None:
    with pytest.raises(TypeError):
        task(queue="contracts.default", retry=NO_RETRY, ignore_results=True)  # type: ignore[call-arg]


@pytest.mark.parametrize("policy", [RETRY_INTERNAL, RETRY_OUTSIDE])
def test_delays_double_up_to_the_cap(policy: RetryPolicy) -> None:
    delays = [policy.delay(attempt, 1.0).total_seconds() for attempt in range(1, policy.attempts)]
    assert delays[:3] == [policy.base_seconds, policy.base_seconds * 2, policy.base_seconds * 4]
    assert max(delays) == policy.cap_seconds
    assert policy.delay(1, 0.0) == timedelta(seconds=policy.base_seconds / 2)
    assert policy.exhausted(policy.attempts)
    assert not policy.exhausted(policy.attempts - 1)
