"""Tables: what the migrations make is what the models say, and every refusal of the database has its words."""

from __future__ import annotations

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint, inspect

from services.recruitment.app import SERVICE
from services.recruitment.models import CONSTRAINT_ERRORS, Base
from shared.db.migrate import drift
from shared.db.tables import service_metadata
from shared.testkit.fixtures import RuntimeFor

pytestmark = pytest.mark.integration
_INFRASTRUCTURE = set(service_metadata().tables)


def test_migrations_and_models_agree(runtime_for: RuntimeFor) -> None:
    runtime = runtime_for(SERVICE)

    assert drift(runtime.engine, Base.metadata) == []
    assert set(inspect(runtime.engine).get_table_names()) - {"alembic_version"} == set(Base.metadata.tables)


def test_every_constraint_that_people_can_meet_has_its_error() -> None:
    named = set()
    for table in Base.metadata.tables.values():
        if table.name in _INFRASTRUCTURE:
            continue
        named |= {str(one.name) for one in table.constraints if isinstance(one, UniqueConstraint | CheckConstraint)}
        named |= {str(index.name) for index in table.indexes if index.unique}

    assert named == set(CONSTRAINT_ERRORS)
