"""Seconds of web and worker CPU that one candidate costs, from registration to signed contract and informed partner.

The limit is what the same numbers of requests and tasks cost when they do nothing: an empty Flask view, an empty
Celery task. No other product does this job, so there is no peer.
"""

from __future__ import annotations

import time
from pathlib import Path

from celery import Celery
from flask import Flask

from bench.embedded import cpu_seconds, embedded, highest
from suite.season.roster import CANDIDATES

_PROCESSES = ("web", "worker")
_LONGEST_SECONDS = 900.0
_SAMPLE_SECONDS = 0.25
_EMPTY_CALLS = 2000


def measure() -> dict[str, object]:
    with embedded(once=True) as suite:
        spent = cpu_seconds(suite.var, _PROCESSES)
        deadline = time.monotonic() + _LONGEST_SECONDS
        while suite.process.poll() is None and time.monotonic() < deadline:
            spent = _sampled(suite.var, spent)
            time.sleep(_SAMPLE_SECONDS)
        whole = suite.process.poll() == 0
        requests, tasks = _count(suite.var, "web", "request_finished"), _count(suite.var, "worker", "task_finished")
    people = len(CANDIDATES)
    ours = sum(spent.values()) / people
    limit = (requests * _empty_request() + tasks * _empty_task()) / people
    return {
        "name": "journey",
        "unit": "CPU seconds per candidate",
        "ours": round(ours, 3),
        "peer": None,
        "limit": round(limit, 3),
        "ratio_peer": None,
        "ratio_limit": round(limit / ours, 3),
        "whole": whole,
        "web": round(spent["web"] / people, 3),
        "worker": round(spent["worker"] / people, 3),
        "requests": requests,
        "tasks": tasks,
    }


def _sampled(var: Path, spent: dict[str, float]) -> dict[str, float]:
    try:
        return highest(spent, cpu_seconds(var, _PROCESSES))
    except (OSError, ValueError):  # the processes are being stopped, and their numbers with them
        return spent


def _count(var: Path, process: str, event: str) -> int:
    logs = (var / "log").glob(f"{process}.log*")
    return sum(path.read_text("utf-8", "replace").count(f'"event": "{event}"') for path in logs)


def _empty_request() -> float:
    app = Flask("empty")
    app.add_url_rule("/", view_func=lambda: "")
    client = app.test_client()
    start = time.process_time()
    for _ in range(_EMPTY_CALLS):
        client.get("/")
    return (time.process_time() - start) / _EMPTY_CALLS


def _nothing() -> None:
    """The task whose cost is the broker's and Celery's only."""


def _empty_task() -> float:
    app = Celery("empty", set_as_current=False)
    task = app.task(_nothing)
    start = time.process_time()
    for _ in range(_EMPTY_CALLS):
        task.apply()
    return (time.process_time() - start) / _EMPTY_CALLS
