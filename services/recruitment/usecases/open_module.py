"""The team opens a recruitment module."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.recruitment.domain.booking import check_module
from services.recruitment.domain.errors import SeasonUnknown
from services.recruitment.models import Module, Season
from shared.db.uow import UnitOfWork


@dataclass(frozen=True)
class OpenModule:
    """``territory_id``: the caller's own, so that nobody opens a module in another's season."""

    territory_id: UUID
    season_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    capacity: int


def open_module(command: OpenModule, *, uow: UnitOfWork) -> UUID:
    """Raises ``ModuleExists`` for the same title at the same hour."""
    check_module(starts_at=command.starts_at, ends_at=command.ends_at, capacity=command.capacity)
    with uow:
        own = select(Season).where(Season.id == command.season_id, Season.territory_id == command.territory_id)
        if uow.session.scalars(own).one_or_none() is None:
            raise SeasonUnknown
        module = Module(
            id=uuid.uuid4(),
            territory_id=command.territory_id,
            season_id=command.season_id,
            title=command.title,
            starts_at=command.starts_at,
            ends_at=command.ends_at,
            place=command.place,
            address=command.address,
            capacity=command.capacity,
            taken=0,
        )
        uow.session.add(module)
        return module.id
