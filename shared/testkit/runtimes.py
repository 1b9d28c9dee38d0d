"""Runtimes for tests: a migrated database of either kind, a fixed clock, and a publisher that only records."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from cryptography.fernet import Fernet

from shared.clock import Clock
from shared.crypto import KEYS
from shared.db.engine import make_engine
from shared.db.migrate import upgrade
from shared.outbox.messages import Message
from shared.runtime import Runtime, ServiceSpec, make_runtime
from shared.settings import SERVICES, Settings, Smtp
from shared.tasks import REGISTRY
from shared.tasks.execute import execute
from shared.testkit.postgres import Cluster

DATA_KEY = Fernet.generate_key().decode()
KEY = "a secret of the tests that is long enough"


def settings_in(
    var_dir: Path, *, base_url: str = "http://localhost", redis_url: str = "redis://127.0.0.1:1/0"
) -> Settings:
    """Settings that reach nothing: the default Redis and SMTP ports refuse every connection."""
    return Settings(
        environment="test",
        base_url=base_url,
        var_dir=var_dir,
        redis_url=redis_url,
        session_key=KEY,
        link_key=KEY,
        service_key=KEY,
        data_keys=(DATA_KEY,),
        smtp=Smtp("127.0.0.1", 1, "none", None, None, "Janus <janus@exemple.fr>"),
        database_urls={},
        service_urls=dict.fromkeys(SERVICES, base_url),
        demo_clock=False,
        second_factor_required=False,
        trusted_proxies=0,
        mail_catcher_dir=None,
    )


class RecordingPublisher:
    """Keeps what would go to the broker; ``deliver`` runs it, as a worker would."""

    keeps = True

    def __init__(self) -> None:
        self.messages: list[Message] = []

    def publish(self, message: Message) -> None:
        self.messages.append(message)

    def tasks(self) -> list[str]:
        return [message.task for message in self.messages]

    def deliver(self, runtimes: Mapping[str, Runtime]) -> int:
        """Runs every recorded message whose service is in ``runtimes``, and those that they cause; returns how many."""
        done = 0
        while ready := [message for message in self.messages if message.task.split(".")[0] in runtimes]:
            for message in ready:
                self.messages.remove(message)
                spec = REGISTRY[message.task]
                runtime = runtimes[spec.service]
                execute(spec, runtime, message.arguments, attempt=message.attempt, correlation=message.correlation_id)
                done += 1
        return done


class Databases:
    """Makes a migrated database per test by copying one that was migrated once."""

    def __init__(self, folder: Path, cluster: Cluster) -> None:
        self._folder = folder
        self._cluster = cluster
        self._templates: dict[tuple[str, str], str] = {}

    @contextmanager
    def fresh(self, service: ServiceSpec, kind: str) -> Iterator[str]:
        """``kind``: sqlite or postgresql; yields the URL."""
        if kind == "sqlite":
            yield self._fresh_sqlite(service)
            return
        template = self._template(service, kind)
        name = self._cluster.create(template=template)
        try:
            yield self._cluster.url(name)
        finally:
            self._cluster.drop(name)

    def _fresh_sqlite(self, service: ServiceSpec) -> str:
        template = Path(self._template(service, "sqlite"))
        copy = self._folder / f"{service.name}-{len(list(self._folder.iterdir()))}.sqlite3"
        shutil.copyfile(template, copy)
        return f"sqlite:///{copy}"

    def _template(self, service: ServiceSpec, kind: str) -> str:
        key = (service.name, kind)
        if key not in self._templates:
            if kind == "sqlite":
                name = str(self._folder / f"{service.name}-template.sqlite3")
                url = f"sqlite:///{name}"
            else:
                name = self._cluster.create()
                url = self._cluster.url(name)
            engine = make_engine(url)
            upgrade(service.name, engine)
            engine.dispose()
            self._templates[key] = name
        return self._templates[key]


@contextmanager
def runtime_on(
    url: str, service: ServiceSpec, *, settings: Settings, clock: Clock, publisher: RecordingPublisher
) -> Iterator[Runtime]:
    """A runtime on the database at ``url``."""
    KEYS.install(settings.data_keys)
    engine = make_engine(url)
    settings = replace(settings, database_urls={service.name: url})
    try:
        yield make_runtime(service, settings, engine=engine, clock=clock, publisher=publisher)
    finally:
        engine.dispose()
