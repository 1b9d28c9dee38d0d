"""The database keeps the invariants, and each of its refusals has a name that a person understands."""

from __future__ import annotations

import pytest
from sqlalchemy import JSON, CheckConstraint, Column, Date, LargeBinary, MetaData, String, Table, UniqueConstraint
from sqlalchemy.types import TypeDecorator

from shared.db.tables import service_metadata
from shared.errors import DomainError
from shared.privacy import KEY, Privacy
from shared.problems import status_of
from suite.bootstrap import SPECS

# Rows about addresses that may belong to nobody.
OF_NO_TERRITORY = {"failed_try"}
INFRASTRUCTURE = set(service_metadata().tables)
every_service = pytest.mark.parametrize("service", SPECS)


def _own_tables(metadata: MetaData) -> list[Table]:
    return [table for name, table in metadata.tables.items() if name not in INFRASTRUCTURE]


def refusals(metadata: MetaData) -> set[str]:
    """Names of what the database may refuse: uniqueness and checks. A foreign key that breaks is a fault of ours."""
    names: set[str] = set()
    for table in _own_tables(metadata):
        names |= {str(each.name) for each in table.constraints if isinstance(each, UniqueConstraint | CheckConstraint)}
        names |= {str(index.name) for index in table.indexes if index.unique}
    return names


@every_service
def test_every_constraint_has_a_name(service: str) -> None:
    for table in SPECS[service].metadata.tables.values():
        assert {str(constraint.name or "") for constraint in table.constraints} & {"", "None"} == set(), table.name


@every_service
def test_every_refusal_is_a_domain_error(service: str) -> None:
    mapped = SPECS[service].constraint_errors
    assert refusals(SPECS[service].metadata) - set(mapped) == set(), "no error says what this constraint means"
    assert set(mapped) - refusals(SPECS[service].metadata) == set(), "no constraint has this name"


def _reaches_territory(table: Table, seen: frozenset[str] = frozenset()) -> bool:
    """By a column of its own, or by the rows that it belongs to."""
    if "territory_id" in table.columns or table.name == "territory":
        return True
    parents = {key.column.table for key in table.foreign_keys} - {table}
    seen |= {table.name}
    return any(_reaches_territory(parent, seen) for parent in parents if parent.name not in seen)


@every_service
def test_every_row_belongs_to_a_territory(service: str) -> None:
    strays = {table.name for table in _own_tables(SPECS[service].metadata) if not _reaches_territory(table)}
    assert strays - OF_NO_TERRITORY == set()


def _every_error(base: type[DomainError] = DomainError) -> list[type[DomainError]]:
    return [found for child in base.__subclasses__() for found in (child, *_every_error(child))]


def test_every_domain_error_has_its_status_code_and_text() -> None:
    errors = _every_error()
    assert errors
    for error in errors:
        assert 400 <= status_of(error) < 600
        assert error.code, error
        assert error.message, error


def test_error_codes_are_unique_within_a_service() -> None:
    """A client tells errors apart by code; a child may answer as its parent does, so as to give nothing away."""
    owners: dict[tuple[str, str], type[DomainError]] = {}
    for error in _every_error():
        place = ".".join(error.__module__.split(".")[:2])
        owner = owners.setdefault((place, error.code), error)
        assert issubclass(error, owner), f"{error.__qualname__} has the code of {owner.__qualname__}"


def _may_hold_a_person(column: Column[object]) -> bool:
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return isinstance(kind, String | Date | LargeBinary | JSON)


@every_service
def test_every_column_says_whether_it_is_personal(service: str) -> None:
    untagged = [
        f"{table.name}.{column.name}"
        for table in SPECS[service].metadata.tables.values()
        for column in table.columns
        if _may_hold_a_person(column) and not isinstance(column.info.get(KEY), Privacy)
    ]
    assert untagged == []
