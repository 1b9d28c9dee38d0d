"""Keeps recruitment's copies of the portal's seasons and partners."""

from __future__ import annotations

from dataclasses import asdict

from services.recruitment.domain.season import PartnerFacts, SeasonFacts
from services.recruitment.models import Partner, Season
from shared.db.uow import UnitOfWork


def copy_season(facts: SeasonFacts, *, uow: UnitOfWork) -> None:
    with uow:
        uow.session.merge(Season(**asdict(facts)))


def copy_partner(facts: PartnerFacts, *, uow: UnitOfWork) -> None:
    with uow:
        uow.session.merge(Partner(**asdict(facts)))
