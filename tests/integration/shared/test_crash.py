"""A process that dies between its commit and the broker's yes: the row outlives it, and another process publishes."""

from __future__ import annotations

import multiprocessing
import os
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from sqlalchemy import make_url

from shared.clock import FixedClock, system_now
from shared.crypto import KEYS
from shared.db.engine import make_engine
from shared.db.tables import OUTBOX
from shared.events.catalogue import CandidateRegistered
from shared.outbox.messages import Message
from shared.outbox.relay import Publisher
from shared.runtime import make_runtime
from shared.tasks.upkeep import confirm_delivery
from shared.testkit.runtimes import DATA_KEY, settings_in
from tests.integration.shared.conftest import SPEC, Kernel, Thing

_KILLED = 9


class _Dying:
    """Dies where the broker would have been asked."""

    keeps = False

    def publish(self, message: Message) -> None:
        os._exit(_KILLED)


def _register_and_die(url: str, folder: str) -> None:
    settings = settings_in(Path(folder))
    KEYS.install((DATA_KEY,))
    clock = FixedClock(datetime(2026, 9, 14, tzinfo=UTC))
    publisher = cast(Publisher, _Dying())
    runtime = make_runtime(SPEC, settings, engine=make_engine(url), clock=clock, publisher=publisher)
    with runtime.unit_of_work() as uow:
        uow.session.add(Thing(id=uuid.uuid4(), label="kept", secret="Zoé", taken=0))
        uow.record(CandidateRegistered(candidate_id=uuid.uuid4()))


def test_a_crash_between_commit_and_publish_loses_nothing(kernel: Kernel, tmp_path: Path) -> None:
    url = kernel.runtime.engine.url.render_as_string(hide_password=False)
    assert make_url(url).get_backend_name() in ("sqlite", "postgresql")
    process = multiprocessing.get_context("spawn").Process(target=_register_and_die, args=(url, str(tmp_path)))
    process.start()
    process.join(timeout=60)
    assert process.exitcode == _KILLED
    assert (kernel.runtime.relay.backlog()[0], kernel.runtime.relay.sweep()) == (1, 0)  # its lease still runs
    with kernel.runtime.engine.begin() as connection:
        connection.execute(OUTBOX.update().values(next_attempt_at=system_now()))
    assert kernel.runtime.relay.sweep() == 1
    assert kernel.publisher.tasks() == ["notifications.on_candidate_registered"]
    assert kernel.runtime.relay.backlog() == (0, 0.0)


def test_a_message_that_a_worker_loses_is_published_again_until_the_work_is_confirmed(kernel: Kernel) -> None:
    kernel.publisher.keeps = False  # as Redis: a worker killed between its pop and its note takes the message along
    with kernel.runtime.unit_of_work() as uow:
        uow.record(CandidateRegistered(candidate_id=uuid.uuid4()))
    (lost,) = kernel.publisher.messages
    assert (lost.origin, kernel.runtime.relay.backlog()[0], kernel.runtime.relay.sweep()) == ("recruitment", 1, 0)
    with kernel.runtime.engine.begin() as connection:
        connection.execute(OUTBOX.update().values(next_attempt_at=system_now()))
    assert kernel.runtime.relay.sweep() == 1
    assert [message.id for message in kernel.publisher.messages] == [lost.id, lost.id]
    confirm_delivery(kernel.runtime, message_id=lost.id)
    assert kernel.runtime.relay.backlog() == (0, 0.0)
