"""Alembic's entry: the kernel runs the migrations of this service's metadata."""

from __future__ import annotations

from services.contracts.models import Base
from shared.db.migrate import run_environment

run_environment(Base.metadata)
