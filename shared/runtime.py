"""What one service runs on: settings, database, clock, relay, files and ports. Made once per process and service."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast
from uuid import UUID

from flask import Blueprint, Flask
from sqlalchemy import Engine, MetaData
from sqlalchemy.orm import Session

from shared.clock import Clock
from shared.db.engine import READ_ONLY
from shared.db.uow import UnitOfWork, Wiring
from shared.errors import DomainError
from shared.files import FileStore
from shared.links import LinkBook
from shared.outbox.relay import Publisher, Relay
from shared.settings import Settings

P = TypeVar("P")


@dataclass(frozen=True)
class ServiceSpec:
    """One service as the kernel sees it.

    ``pages`` and ``api`` are blueprints (flask, flask-smorest); ``ports`` builds the adapters by their port type;
    ``navigation`` lists (French msgid, path, roles) for the staff menu.
    """

    name: str
    package: str
    prefix: str
    metadata: MetaData
    pages: tuple[Blueprint, ...] = ()
    api: tuple[Any, ...] = ()
    constraint_errors: Mapping[str, type[DomainError]] = field(default_factory=dict)
    ports: Callable[[Settings], Mapping[type, object]] = lambda settings: {}
    prepare: Callable[[Flask], None] = lambda app: None


@dataclass(frozen=True)
class Runtime:
    """Everything that a route or a task of one service may reach."""

    service: ServiceSpec
    settings: Settings
    engine: Engine
    clock: Clock
    relay: Relay
    links: LinkBook
    files: FileStore
    ports: Mapping[type, object]

    def unit_of_work(self, *, actor: str = "system", once: UUID | None = None) -> UnitOfWork:
        """A fresh one per use case call. ``once``: the event id that this transaction handles."""
        wiring = Wiring(
            service=self.service.name,
            engine=self.engine,
            metadata=self.service.metadata,
            clock=self.clock,
            relay=self.relay,
            links=self.links,
            constraint_errors=self.service.constraint_errors,
        )
        return UnitOfWork(wiring, actor=actor, once=once)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session for queries: nothing that it writes is kept."""
        engine = self.engine.execution_options(**{READ_ONLY: True})
        with Session(engine, expire_on_commit=False) as session:
            try:
                yield session
            finally:
                session.expunge_all()  # a rollback expires what it still holds: rows stay readable afterwards
                session.rollback()

    def port(self, kind: type[P]) -> P:
        """The adapter behind a port type."""
        return cast(P, self.ports[kind])

    def url(self, path: str) -> str:
        """Absolute address of a page, for mails."""
        return self.settings.base_url.rstrip("/") + path


def make_runtime(
    service: ServiceSpec, settings: Settings, *, engine: Engine, clock: Clock, publisher: Publisher
) -> Runtime:
    """Wires one service; ``shared.crypto.KEYS`` must have its keys already."""
    return Runtime(
        service=service,
        settings=settings,
        engine=engine,
        clock=clock,
        relay=Relay(engine, publisher, origin=service.name),
        links=LinkBook(settings.link_key),
        files=FileStore(settings.var_dir / "files" / service.name),
        ports=service.ports(settings),
    )
