"""Infrastructure tables that every service's own database carries: outbox, inbox, facts, links and logs.

The statements of the kernel use the originals below; ``service_metadata`` copies them into each service's
metadata, so that its migrations create them and its drift check sees them.
"""

from __future__ import annotations

from sqlalchemy import JSON, Column, Index, Integer, MetaData, String, Table, UniqueConstraint, Uuid

from shared.db.types import EncryptedText, UtcDateTime
from shared.privacy import personal, plain

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
_infrastructure = MetaData(naming_convention=NAMING)

# A message whose work is not confirmed yet; deleted once it is, so that its depth is the backlog.
OUTBOX = Table(
    "outbox",
    _infrastructure,
    Column("id", Uuid, primary_key=True),
    Column("task", String(120), nullable=False, info=plain()),
    Column("queue", String(60), nullable=False, info=plain()),
    Column("arguments", JSON, nullable=False, info=plain()),
    Column("correlation_id", String(64), nullable=False, info=plain()),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempt", Integer, nullable=False, default=0),
    Column("next_attempt_at", UtcDateTime, nullable=False, index=True),
    Column("publications", Integer, nullable=False, default=0),
)

# Each event that this service has handled: the primary key makes a second delivery fail.
INBOX = Table(
    "inbox",
    _infrastructure,
    Column("event_id", Uuid, primary_key=True),
    Column("handled_at", UtcDateTime, nullable=False),
)

# Facts that this service has published: ids only, kept so that subscribers may ask what happened.
EVENT = Table(
    "event",
    _infrastructure,
    Column("id", Uuid, primary_key=True),
    Column("type", String(60), nullable=False, info=plain()),
    Column("version", Integer, nullable=False),
    Column("occurred_at", UtcDateTime, nullable=False, index=True),
    Column("correlation_id", String(64), nullable=False, info=plain()),
    Column("ids", JSON, nullable=False, info=plain()),
)

# A message whose task failed for good, kept whole so that it can be replayed by hand.
FAILED_TASK = Table(
    "failed_task",
    _infrastructure,
    Column("id", Uuid, primary_key=True),
    Column("task", String(120), nullable=False, info=plain()),
    Column("queue", String(60), nullable=False, info=plain()),
    Column("arguments", JSON, nullable=False, info=plain()),
    Column("correlation_id", String(64), nullable=False, info=plain()),
    Column("error", String(200), nullable=False, info=plain()),
    Column("failed_at", UtcDateTime, nullable=False),
)

PERSONAL_LINK = Table(
    "personal_link",
    _infrastructure,
    Column("id", Uuid, primary_key=True),
    Column("purpose", String(40), nullable=False, info=plain()),
    Column("subject_id", Uuid, nullable=False),
    Column("person_key", String(80), nullable=False, info=personal("security", months=3)),
    Column("version", Integer, nullable=False),
    Column("token_hash", String(64), nullable=False, unique=True, info=personal("security", months=3)),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("revoked_at", UtcDateTime, nullable=True),
    UniqueConstraint("purpose", "subject_id", "person_key", "version"),
)

# Every move of every lifecycle: who, when, why.
TRANSITION = Table(
    "transition",
    _infrastructure,
    Column("id", Uuid, primary_key=True),
    Column("entity", String(40), nullable=False, info=plain()),
    Column("entity_id", Uuid, nullable=False),
    Column("event", String(60), nullable=False, info=plain()),
    Column("before", String(40), nullable=False, info=plain()),
    Column("after", String(40), nullable=False, info=plain()),
    Column("actor", String(80), nullable=False, info=personal("proof", months=60)),
    Column("why", EncryptedText, nullable=True, info=personal("proof", months=60)),
    Column("occurred_at", UtcDateTime, nullable=False),
    Column("correlation_id", String(64), nullable=False, info=plain()),
    Index(None, "entity", "entity_id"),
)

# Who opened which youth's file.
ACCESS_LOG = Table(
    "access_log",
    _infrastructure,
    Column("id", Uuid, primary_key=True),
    Column("actor", String(80), nullable=False, info=personal("security", months=12)),
    Column("action", String(60), nullable=False, info=plain()),
    Column("subject_id", Uuid, nullable=False, index=True),
    Column("occurred_at", UtcDateTime, nullable=False),
)


def service_metadata() -> MetaData:
    """A service's own metadata: the naming convention, and the infrastructure tables already in it."""
    metadata = MetaData(naming_convention=NAMING)
    for table in _infrastructure.sorted_tables:
        table.to_metadata(metadata)
    return metadata
