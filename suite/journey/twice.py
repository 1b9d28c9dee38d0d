"""Every event of a played season delivered a second time: the same rows must stand, and no mail may leave again."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select

from shared.correlation import correlated
from shared.db.tables import ACCESS_LOG, EVENT, FAILED_TASK, OUTBOX, PERSONAL_LINK
from shared.events.catalogue import Event
from shared.events.registry import SUBSCRIBERS, consumer_queue, consumer_task
from shared.health import examine
from shared.outbox.messages import new_message, store_messages
from shared.runtime import Runtime
from suite.journey.letterbox import Letterbox, wait_until
from suite.journey.report import Report

# Logs of work itself, not of what it did; and links, which run out in the months of a season and are then made anew.
_APART = {OUTBOX.name, ACCESS_LOG.name, PERSONAL_LINK.name}
_QUIET_ROUNDS = 4


def play_again(runtimes: Mapping[str, Runtime], letterbox: Letterbox) -> int:
    """0 when a second delivery of every event changed no row and sent no mail, and no task failed for good."""
    report = Report()
    _until_quiet(runtimes)
    rows, mails = row_counts(runtimes), len(letterbox.all())
    sent = deliver_again(runtimes)
    _until_quiet(runtimes)
    after = row_counts(runtimes)
    changed = {name: after[name] - count for name, count in rows.items() if after[name] != count}
    report.check(f"rows changed by {sent} messages delivered again", expected={}, found=changed)
    report.check("mails sent by them", expected=0, found=len(letterbox.all()) - mails)
    report.check("calls that failed for good", expected=[], found=failed_tasks(runtimes))
    print(report.table(), flush=True)
    return 1 if report.failures else 0


def _until_quiet(runtimes: Mapping[str, Runtime]) -> None:
    """No row waits in an outbox and no message in a queue, several looks in a row: a worker may be in the middle."""
    looks = [0]

    def quiet() -> bool:
        waiting = backlog(runtimes) + sum(_queued(runtime) for runtime in runtimes.values())
        looks[0] = 0 if waiting else looks[0] + 1
        return looks[0] >= _QUIET_ROUNDS

    wait_until(quiet, "quiet queues")


def _queued(runtime: Runtime) -> int:
    depths: dict[str, int] = examine(runtime)["queues"]
    return sum(depths.values())


def row_counts(runtimes: Mapping[str, Runtime]) -> dict[str, int]:
    """``service.table`` -> rows, for every table that says what was done."""
    counts: dict[str, int] = {}
    for name, runtime in runtimes.items():
        with runtime.reading() as session:
            for table in runtime.service.metadata.sorted_tables:
                if table.name not in _APART:
                    counted = session.execute(select(func.count()).select_from(table)).scalar_one()
                    counts[f"{name}.{table.name}"] = int(counted)
    return counts


def backlog(runtimes: Mapping[str, Runtime]) -> int:
    """Outbox rows that wait, over all services."""
    return sum(runtime.relay.backlog()[0] for runtime in runtimes.values())


def failed_tasks(runtimes: Mapping[str, Runtime]) -> list[str]:
    """``task: error`` of every call that failed for good."""
    found: list[str] = []
    for runtime in runtimes.values():
        with runtime.reading() as session:
            rows = session.execute(select(FAILED_TASK.c.task, FAILED_TASK.c.error)).all()
        found += [f"{task}: {error}" for task, error in rows]
    return found


def deliver_again(runtimes: Mapping[str, Runtime]) -> int:
    """Publishes every recorded event once more to each of its subscribers; returns how many messages."""
    by_name: dict[str, type[Event]] = {event.type_name(): event for event in SUBSCRIBERS}
    sent = 0
    for runtime in runtimes.values():
        with runtime.reading() as session:
            facts = session.execute(select(EVENT)).mappings().all()
        for fact in facts:
            arguments = {"event_id": str(fact["id"]), "version": fact["version"], **fact["ids"]}
            sent += _send(runtime, by_name[fact["type"]], arguments, fact["correlation_id"])
    return sent


def _send(runtime: Runtime, event: type[Event], arguments: Mapping[str, object], correlation: str) -> int:
    with correlated(correlation):
        messages = [
            new_message(consumer_task(service, event), consumer_queue(service), arguments)
            for service in SUBSCRIBERS[event]
        ]
    with runtime.engine.begin() as connection:
        store_messages(connection, messages)
    runtime.relay.publish(messages)
    return len(messages)
