"""Every queue has a worker, every beat entry a task, every subscriber its consumer: embedded and in containers."""

from __future__ import annotations

import inspect
import shlex
from typing import Any

import pytest
import yaml

from shared.events.registry import SUBSCRIBERS, consumer_task
from shared.settings import SERVICES
from shared.tasks import REGISTRY
from shared.tasks.broker import VISIBILITY_SECONDS, beat_schedule, make_celery
from shared.tasks.declare import LONGEST_SECONDS
from suite.bootstrap import SPECS
from suite.supervisor import programs
from tests.house.source import ROOT

QUEUES = {spec.queue for spec in REGISTRY.values()}
NAMED_IN_DESIGN = {f"{service}.default" for service in SERVICES} | {"contracts.documents", "notifications.mail"}


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    services: dict[str, Any] = loaded["services"]
    return services


def _workers(compose: dict[str, Any]) -> dict[str, tuple[str, set[str]]]:
    """Container -> (service, queues)."""
    found = {}
    for name, container in compose.items():
        command = container.get("command", [])
        if command and command[0] == "worker":
            queues = next(word for word in command if word.startswith("--queues=")).removeprefix("--queues=")
            found[name] = (container["environment"]["JANUS_SERVICES"], set(queues.split(",")))
    return found


def test_queues_are_the_ones_of_the_design() -> None:
    assert QUEUES == NAMED_IN_DESIGN


def test_compose_runs_one_worker_per_queue(compose: dict[str, Any]) -> None:
    consumed = sorted(queue for service, queues in _workers(compose).values() for queue in queues)
    assert consumed == sorted(QUEUES)


def test_compose_workers_serve_the_service_whose_queue_they_take(compose: dict[str, Any]) -> None:
    for service, queues in _workers(compose).values():
        assert {queue.split(".")[0] for queue in queues} == {service}


def test_compose_runs_one_web_per_service_and_one_beat(compose: dict[str, Any]) -> None:
    webs = [c["environment"]["JANUS_SERVICES"] for c in compose.values() if c.get("command", [""])[0] == "web"]
    assert sorted(webs) == sorted(SERVICES)
    assert [name for name, c in compose.items() if c.get("command") == ["beat"]] == ["beat"]
    assert "JANUS_SERVICES" not in compose["beat"]["environment"], "beat schedules the tasks of every service"


def test_embedded_worker_takes_every_queue() -> None:
    environment = {"JANUS_BASE_URL": "http://127.0.0.1:8000", "JANUS_VAR_DIR": "var"}
    by_name = {program.name: program for program in programs(environment, own_redis=True)}
    assert {"web", "worker", "beat", "redis"} <= set(by_name)
    # Without --queues a worker takes every queue that its Celery app knows.
    assert not [word for word in by_name["worker"].arguments if "queues" in word]
    assert {queue.name for queue in make_celery("redis://localhost/0").conf.task_queues} >= QUEUES


def test_every_beat_entry_names_a_task_and_its_queue() -> None:
    schedule = beat_schedule(REGISTRY.values())
    assert {entry["task"] for entry in schedule.values()} <= set(REGISTRY)
    assert [name for name, e in schedule.items() if e["options"]["queue"] != REGISTRY[e["task"]].queue] == []
    assert {f"{service}.sweep_outbox" for service in SERVICES} <= set(schedule)


def test_every_periodic_task_needs_no_argument() -> None:
    assert [spec.name for spec in REGISTRY.values() if spec.every is not None and spec.arguments] == []


def test_every_subscriber_has_its_consumer() -> None:
    wanted = {consumer_task(service, event) for event, services in SUBSCRIBERS.items() for service in services}
    assert wanted - set(REGISTRY) == set()
    listening = {name for name in REGISTRY if name.split(".")[1].startswith("on_")}
    assert listening - wanted == set(), "a consumer that hears of nothing"


def test_every_consumer_takes_the_ids_that_the_event_carries() -> None:
    for event, services in SUBSCRIBERS.items():
        carried = {"event_id", "version", *inspect.signature(event).parameters}
        for service in services:
            assert set(REGISTRY[consumer_task(service, event)].arguments) <= carried, consumer_task(service, event)


def test_every_task_may_end_before_it_is_delivered_again() -> None:
    for spec in REGISTRY.values():
        assert spec.time_limit <= LONGEST_SECONDS
        assert spec.time_limit * 2 < VISIBILITY_SECONDS


def test_every_task_belongs_to_a_service_of_the_suite() -> None:
    assert {spec.service for spec in REGISTRY.values()} == set(SPECS) == set(SERVICES)


def test_compose_commands_are_commands_of_the_suite(compose: dict[str, Any]) -> None:
    own = [c for c in compose.values() if str(c["image"]).startswith("janus")]
    assert own
    for container in own:
        command = container["command"]
        assert shlex.join(command)
        assert command[0] in {"web", "worker", "beat", "migrate", "mailcatcher", "season", "journey"}
