"""Migrations: one linear Alembic history per service, run under limits, checked against the models.

Each service's ``migrations/env.py`` is two lines that call ``run_environment``.
"""

from __future__ import annotations

import time
from pathlib import Path

import structlog
from alembic import command, context
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, MetaData, text
from sqlalchemy.exc import OperationalError

log = structlog.get_logger(__name__)

_ROOT = Path(__file__).resolve().parents[2]
_ADVISORY_LOCK = 7_235_100_001
_WAIT_SECONDS = 2


def config_for(service: str, engine: Engine) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_ROOT / "services" / service / "migrations"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["engine"] = engine
    return config


def upgrade(service: str, engine: Engine) -> None:
    """To the newest revision; two processes that start at once do it one after the other."""
    command.upgrade(config_for(service, engine), "head")
    log.info("database_migrated", service=service)


def wait_for_database(engine: Engine, *, seconds: int = 60) -> None:
    """Tries until the database answers; raises its error after ``seconds``."""
    for left in range(seconds // _WAIT_SECONDS, -1, -1):
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
            return
        except OperationalError:
            if not left:
                raise
            time.sleep(_WAIT_SECONDS)


def run_environment(metadata: MetaData) -> None:
    """Body of every ``env.py``."""
    engine: Engine = context.config.attributes["engine"]
    with engine.connect() as connection:
        _lock(connection)
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            transaction_per_migration=False,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


def drift(engine: Engine, metadata: MetaData) -> list[object]:
    """Differences between the migrated database and the models; empty when they agree."""
    with engine.connect() as connection:
        migration = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(migration, metadata))


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '30s'"))
        connection.execute(text("SET LOCAL statement_timeout = '300s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
