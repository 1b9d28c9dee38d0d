"""What HR settles around a contract: the host place of a youth, the dates, the season's employment terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from services.contracts.domain.errors import EndBeforeStart, HostUnknown
from services.contracts.domain.ports import Holidays
from services.contracts.domain.terms import EmploymentTerms
from services.contracts.models import PartnerCopy, SeasonCopy
from services.contracts.queries import loading
from services.contracts.usecases.replan import replan
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import NotFound

HOST = "host"


@dataclass(frozen=True)
class ChooseHost:
    dossier_id: UUID
    territory_id: UUID
    partner_id: UUID


@dataclass(frozen=True)
class MoveDates:
    dossier_id: UUID
    territory_id: UUID
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class SettleTerms:
    season_id: UUID
    territory_id: UUID
    terms: EmploymentTerms


def choose_host(command: ChooseHost, *, uow: UnitOfWork) -> None:
    """Only a host of the same territory; a version that is out already keeps the place it was written with."""
    with uow:
        dossier = loading.find_dossier(uow.session, command.dossier_id, territory_id=command.territory_id, lock=True)
        known = select(PartnerCopy.id).where(
            PartnerCopy.id == command.partner_id,
            PartnerCopy.kind == HOST,
            PartnerCopy.active,
            PartnerCopy.territory_id == command.territory_id,
        )
        if uow.session.scalars(known).first() is None:
            raise HostUnknown("partner_id")
        dossier.host_partner_id = command.partner_id


def move_dates(command: MoveDates, *, uow: UnitOfWork, clock: Clock, holidays: Holidays) -> bool:
    """The rules are asked again with the new dates; True when an unsigned version was replaced."""
    if command.ends_on <= command.starts_on:
        raise EndBeforeStart("ends_on")
    with uow:
        dossier = loading.find_dossier(uow.session, command.dossier_id, territory_id=command.territory_id, lock=True)
        dossier.starts_on, dossier.ends_on = command.starts_on, command.ends_on
        return replan(dossier, uow=uow, clock=clock, holidays=holidays)


def settle_terms(command: SettleTerms, *, uow: UnitOfWork, clock: Clock) -> None:
    """Holds for versions rendered from now on; what was rendered keeps its words."""
    with uow:
        statement = select(SeasonCopy).where(
            SeasonCopy.id == command.season_id, SeasonCopy.territory_id == command.territory_id
        )
        season = uow.session.scalars(statement).one_or_none()
        if season is None:
            raise NotFound
        season.terms = command.terms.to_json()
        season.terms_confirmed_at = clock.now()
