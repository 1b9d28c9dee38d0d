"""Alembic runs this for every command on notifications' database."""

from __future__ import annotations

from services.notifications.models import Base
from shared.db.migrate import run_environment

run_environment(Base.metadata)
