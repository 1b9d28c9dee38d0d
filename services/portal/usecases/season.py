"""Opening and changing a season. Whoever plans by its dates hears of it by ``season_opened``, once per change."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from uuid import UUID

from sqlalchemy import select

from services.portal.domain.season import SeasonChanged, SeasonFacts, check_season
from services.portal.models import Season
from shared.db.uow import UnitOfWork
from shared.errors import NotFound
from shared.events.catalogue import SeasonOpened

FACTS = tuple(SeasonFacts.__dataclass_fields__)


@dataclass(frozen=True)
class OpenSeason:
    season_id: UUID
    territory_id: UUID
    facts: SeasonFacts


@dataclass(frozen=True)
class ChangeSeason:
    """``version``: of the season that the editor had before their eyes."""

    season_id: UUID
    territory_id: UUID
    version: int
    facts: SeasonFacts


def open_season(command: OpenSeason, *, uow: UnitOfWork) -> UUID:
    """A second call with the same id does nothing (a double click)."""
    check_season(command.facts)
    with uow:
        if uow.session.get(Season, command.season_id) is None:
            uow.session.add(Season(id=command.season_id, territory_id=command.territory_id, **asdict(command.facts)))
            uow.record(SeasonOpened(season_id=command.season_id))
        return command.season_id


def change_season(command: ChangeSeason, *, uow: UnitOfWork) -> bool:
    """True when something changed. Saving what already stands is no change, whatever version the page showed."""
    check_season(command.facts)
    with uow:
        wanted = select(Season).where(Season.id == command.season_id, Season.territory_id == command.territory_id)
        season = uow.session.scalar(wanted.with_for_update())
        if season is None:
            raise NotFound
        if facts_of(season) == command.facts:
            return False
        if season.version != command.version:
            raise SeasonChanged
        for name in FACTS:
            setattr(season, name, getattr(command.facts, name))
        season.version += 1
        uow.record(SeasonOpened(season_id=season.id))
        return True


def facts_of(season: Season) -> SeasonFacts:
    return SeasonFacts(**{name: getattr(season, name) for name in FACTS})
