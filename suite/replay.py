"""Queues again what failed for good, once whoever runs the suite has removed the cause."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import RowMapping, select

from shared.db.tables import FAILED_TASK
from shared.outbox.messages import new_message, store_messages
from shared.runtime import Runtime
from shared.settings import Settings
from suite.bootstrap import build_runtimes, chosen_services


def replay(options: argparse.Namespace) -> int:
    """Prints each failed call; unless only listed, moves it back to the outbox."""
    runtimes = build_runtimes(Settings.from_environment(os.environ), chosen_services())
    total = 0
    for runtime in runtimes.values():
        failed = failed_calls(runtime, options.task)
        for row in failed:
            print(f"{row['failed_at']:%Y-%m-%d %H:%M}  {row['task']}  {row['error']}  {row['arguments']}")
        if not options.list:
            queue_again(runtime, failed)
        total += len(failed)
    print(f"{total} failed, {'none' if options.list else total} queued again")
    return 0


def failed_calls(runtime: Runtime, task: str = "") -> Sequence[RowMapping]:
    """Oldest first; ``task``: only its calls."""
    wanted = select(FAILED_TASK).order_by(FAILED_TASK.c.failed_at)
    if task:
        wanted = wanted.where(FAILED_TASK.c.task == task)
    with runtime.reading() as session:
        return session.execute(wanted).mappings().all()


def queue_again(runtime: Runtime, failed: Sequence[RowMapping]) -> None:
    """In one transaction per service, so that a call is in one table or the other; the sweep publishes it."""
    if not failed:
        return
    messages = [new_message(row["task"], row["queue"], row["arguments"]) for row in failed]
    with runtime.engine.begin() as connection:
        store_messages(connection, messages, delay=timedelta(0))
        connection.execute(FAILED_TASK.delete().where(FAILED_TASK.c.id.in_([row["id"] for row in failed])))
