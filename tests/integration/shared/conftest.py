"""A tiny service, so that the kernel is tested without borrowing anyone's tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import CheckConstraint, Integer, String, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.clock import FixedClock
from shared.db import EncryptedText, service_metadata
from shared.db.engine import make_engine
from shared.errors import Conflict
from shared.privacy import personal, plain
from shared.runtime import Runtime, ServiceSpec
from shared.settings import Settings
from shared.testkit.postgres import Cluster
from shared.testkit.runtimes import RecordingPublisher, runtime_on


class Base(DeclarativeBase):
    metadata = service_metadata()


class Thing(Base):
    __tablename__ = "thing"
    __table_args__ = (CheckConstraint("taken <= 1", name="taken"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    label: Mapped[str] = mapped_column(String(40), unique=True, info=plain())
    secret: Mapped[str] = mapped_column(EncryptedText, info=personal("identity", months=1))
    taken: Mapped[int] = mapped_column(Integer, default=0)


class LabelTaken(Conflict):
    code = "label_taken"


class NothingLeft(Conflict):
    code = "nothing_left"


ERRORS = {"uq_thing_label": LabelTaken, "ck_thing_taken": NothingLeft}
SPEC = ServiceSpec(
    name="recruitment", package="shared.testkit", prefix="/things", metadata=Base.metadata, constraint_errors=ERRORS
)


@dataclass(frozen=True)
class Kernel:
    """The runtime under test, and what it published."""

    runtime: Runtime
    publisher: RecordingPublisher
    clock: FixedClock


@pytest.fixture
def kernel(
    database_kind: str, postgres: Cluster, settings: Settings, clock: FixedClock, publisher: RecordingPublisher
) -> Iterator[Kernel]:
    with ExitStack() as stack:
        if database_kind == "sqlite":
            url = f"sqlite:///{settings.var_dir}/kernel.sqlite3"
        else:
            name = postgres.create()
            stack.callback(postgres.drop, name)
            url = postgres.url(name)
        engine = make_engine(url)
        Base.metadata.create_all(engine)
        engine.dispose()
        runtime = stack.enter_context(runtime_on(url, SPEC, settings=settings, clock=clock, publisher=publisher))
        yield Kernel(runtime, publisher, clock)
