"""Writes the pages of docs/ that are read from the code, so that they cannot lie: ``make docs``.

A test (tests/house/test_docs.py) fails when a page on disk differs from what this module would write.
"""

from __future__ import annotations

import importlib
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from flask import Flask
from sqlalchemy import MetaData, Table

from shared.access import Access, Scope, access_of
from shared.clock import FixedClock
from shared.crypto import KEYS
from shared.db.engine import make_engine
from shared.events.catalogue import Event
from shared.events.registry import SUBSCRIBERS, consumer_queue, consumer_task
from shared.lifecycle import Lifecycle
from shared.privacy import KEY, Privacy
from shared.runtime import Runtime, make_runtime
from shared.tasks import REGISTRY
from shared.testkit.runtimes import RecordingPublisher, settings_in
from suite.bootstrap import SPECS
from suite.web import FACTORIES

DOCS = Path(__file__).resolve().parents[1] / "docs" / "generated"
_NOTE = "<!-- Written by tools/write_docs.py (make docs). Do not edit. -->\n"
_SKIPPED_METHODS = {"HEAD", "OPTIONS"}


def pages() -> dict[str, str]:
    """File name -> text of every generated page."""
    with tempfile.TemporaryDirectory() as folder:
        runtimes = dict(_runtimes(Path(folder)))
        apps = {name: FACTORIES[name](runtime) for name, runtime in runtimes.items()}
        return {
            "events.md": _events(),
            "tasks.md": _tasks(),
            "routes.md": _routes(apps),
            "lifecycles.md": _lifecycles(),
            "personal-data.md": _personal_data(),
            "licences.md": _licences(),
        }


def _runtimes(folder: Path) -> Iterator[tuple[str, Runtime]]:
    settings = settings_in(folder)
    KEYS.install(settings.data_keys)
    clock = FixedClock(datetime(2026, 9, 14, tzinfo=UTC))
    for name, spec in SPECS.items():
        engine = make_engine(f"sqlite:///{folder}/{name}.sqlite3")
        yield name, make_runtime(spec, settings, engine=engine, clock=clock, publisher=RecordingPublisher())


def _table(title: str, intro: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (header, tuple("---" for _ in header), *rows)]
    return f"# {title}\n\n{_NOTE}\n{intro}\n\n" + "\n".join(lines) + "\n"


def _first_line(thing: object) -> str:
    return (thing.__doc__ or "").strip().split("\n")[0]


def _events() -> str:
    rows = [_event_row(event, services) for event, services in SUBSCRIBERS.items()]
    intro = (
        "Every fact that crosses services: who publishes it, which ids it carries, which task hears it on which queue."
    )
    return _table("Events", intro, ("event", "v", "from", "ids", "heard by"), rows)


def _event_row(event: type[Event], services: tuple[str, ...]) -> tuple[str, ...]:
    ids = ", ".join(f"`{name}`" for name in event.__annotations__ if name.endswith("_id"))
    heard = "<br>".join(f"`{consumer_task(service, event)}` ({consumer_queue(service)})" for service in services)
    return (f"`{event.type_name()}`", str(event.VERSION), event.PRODUCER, ids, heard or "nobody yet")


def _tasks() -> str:
    rows = [
        (
            f"`{spec.name}`",
            f"`{spec.queue}`",
            f"every {spec.every} s" if spec.every else "by event or call",
            str(spec.retry.attempts),
            f"{spec.time_limit} s",
            _first_line(spec.function),
        )
        for spec in sorted(REGISTRY.values(), key=lambda spec: spec.name)
    ]
    intro = "Every background task: its queue, what starts it, how often it is tried, its limit."
    return _table("Tasks", intro, ("task", "queue", "started", "tries", "limit", "what"), rows)


def _routes(apps: dict[str, Flask]) -> str:
    rows = [
        (
            name,
            ", ".join(sorted((rule.methods or set()) - _SKIPPED_METHODS)),
            f"`{rule.rule}`",
            *_access_words(app, rule.endpoint),
        )
        for name, app in apps.items()
        for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
        if rule.endpoint != "health.health"
    ]
    intro = "Every route, who may call it and which rows it reaches. A route that declares nothing answers 403."
    return _table("Routes", intro, ("service", "methods", "path", "who", "rows"), rows)


def _access_words(app: Flask, endpoint: str) -> tuple[str, str]:
    access = access_of(app, endpoint)
    if access is None:
        return ("everyone (static files)" if "static" in endpoint else "nobody", "-")
    return _who(access), str(access.scope)


def _who(access: Access) -> str:
    if access.scope is Scope.TERRITORY:
        return ", ".join(sorted(access.roles))
    if access.scope is Scope.SUBJECT:
        return "link: " + ", ".join(sorted(access.purposes))
    return "everyone" if access.scope is Scope.EVERYONE else "services"


def _lifecycles() -> str:
    parts = [f"# Lifecycles\n\n{_NOTE}\nRead from the tables in each service's `domain/`."]
    for service in SPECS:
        for lifecycle in _lifecycles_of(service):
            arrows = [f"    {move.state} --> {move.next}: {move.event} ({move.actor})" for move in lifecycle.moves]
            parts.append(
                "\n".join([f"## {lifecycle.name} ({service})", "", "```mermaid", "stateDiagram-v2", *arrows, "```"])
            )
    return "\n\n".join(parts) + "\n"


def _lifecycles_of(service: str) -> list[Lifecycle]:  # type: ignore[type-arg]  # any states and events
    folder = Path(__file__).resolve().parents[1] / "services" / service / "domain"
    found: dict[str, Lifecycle] = {}  # type: ignore[type-arg]  # likewise
    for path in sorted(folder.glob("*.py")):
        module = importlib.import_module(f"services.{service}.domain.{path.stem}")
        found |= {value.name: value for value in vars(module).values() if isinstance(value, Lifecycle)}
    return list(found.values())


def _personal_data() -> str:
    rows = [row for name, spec in SPECS.items() for row in _personal_rows(name, spec.metadata)]
    intro = (
        "Every column that holds personal data: why it is kept, and how many months after the season or contract ends. "
        "Encrypted columns are unreadable in the database itself."
    )
    return _table("Personal data", intro, ("service", "column", "purpose", "months", "encrypted"), rows)


def _personal_rows(service: str, tables: MetaData) -> Iterator[tuple[str, ...]]:
    for table in tables.sorted_tables:
        yield from _personal_columns(service, table)


def _personal_columns(service: str, table: Table) -> Iterator[tuple[str, ...]]:
    for column in table.columns:
        tag = column.info.get(KEY)
        if isinstance(tag, Privacy) and tag.purpose is not None:
            encrypted = "yes" if type(column.type).__name__.startswith("Encrypted") else "no"
            yield (service, f"`{table.name}.{column.name}`", tag.purpose, str(tag.months), encrypted)


def _licences() -> str:
    lock = Path(__file__).resolve().parents[1] / "requirements.lock"
    names = [
        line.split("==")[0]
        for line in lock.read_text(encoding="utf-8").splitlines()
        if "==" in line and line[0].isalpha()
    ]
    rows = [(name, metadata.version(name), _licence_of(name)) for name in names]
    intro = "Every package that the running product depends on, with its licence as the package itself declares it."
    return _table("Licences", intro, ("package", "version", "licence"), rows)


def _licence_of(name: str) -> str:
    facts = metadata.metadata(name)
    lines = facts.get_all("Classifier") or []
    classifiers = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License ::")]
    expression = (facts.get_all("License-Expression") or [""])[0]
    free_text = (facts.get_all("License") or ["not declared"])[0]
    return (expression or ", ".join(classifiers) or free_text).strip().split("\n")[0][:80]


def main() -> None:
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        print(f"wrote docs/generated/{name}")


if __name__ == "__main__":
    main()
