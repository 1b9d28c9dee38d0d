"""Alembic runs this for every command on recruitment's database."""

from __future__ import annotations

from services.recruitment.models import Base
from shared.db.migrate import run_environment

run_environment(Base.metadata)
