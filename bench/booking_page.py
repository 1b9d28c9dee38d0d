"""The booking page with ten candidates at once, on the embedded default: p95 in milliseconds, budget 100.

Each candidate asks for their own page again and again over a fresh connection. The limit is the same page asked for
by one candidate alone, which is what a server without contention would answer in.
"""

from __future__ import annotations

import json
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

import requests

from bench.embedded import embedded
from suite.journey.company import gather
from suite.journey.registering import register_everybody

_CLIENTS = 10
_REQUESTS_EACH = 60
_WARM_UP = 10
_BUDGET_MS = 100.0
_TIMEOUT_SECONDS = 30


def measure() -> dict[str, object]:
    with embedded() as suite:
        address = json.loads((suite.var / "demo.json").read_text("utf-8"))["base_url"]
        company = gather(address, suite.var)
        register_everybody(company)
        links = list(company.personal.values())[:_CLIENTS]
        alone = _visit(links[0])
        with ThreadPoolExecutor(_CLIENTS) as crowd:
            together = [duration for durations in crowd.map(_visit, links) for duration in durations]
    ours, limit = _p95(together), _p95(alone)
    return {
        "name": "booking_page",
        "unit": "ms, p95",
        "ours": ours,
        "peer": None,
        "limit": limit,
        "ratio_peer": None,
        "ratio_limit": round(limit / ours, 3),
        "budget": _BUDGET_MS,
        "within_budget": ours < _BUDGET_MS,
        "median": round(statistics.median(together), 1),
        "clients": _CLIENTS,
        "requests": len(together),
    }


def _visit(link: str) -> list[float]:
    """Milliseconds of each request after the first few."""
    durations = []
    for _ in range(_WARM_UP + _REQUESTS_EACH):
        start = time.perf_counter()
        answer = requests.get(link, timeout=_TIMEOUT_SECONDS)
        durations.append((time.perf_counter() - start) * 1000)
        answer.raise_for_status()
    return durations[_WARM_UP:]


def _p95(durations: list[float]) -> float:
    return round(statistics.quantiles(durations, n=20)[-1], 1)
