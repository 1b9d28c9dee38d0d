"""The portal on the kernel."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from services.portal import tasks
from services.portal.adapters.passwords import Passwords
from services.portal.domain.account import AccountEmailTaken
from services.portal.domain.partner import PartnerNameTaken
from services.portal.domain.season import PlacesOutOfRange, SeasonNameTaken
from services.portal.models import Base
from services.portal.routes import (
    api_directory,
    internal,
    pages_about,
    pages_accounts,
    pages_home,
    pages_partners,
    pages_season,
    pages_sign_in,
)
from shared.app import make_app
from shared.errors import Conflict, DomainError, InvalidInput
from shared.runtime import Runtime, ServiceSpec
from shared.settings import Settings

TASKS = tasks  # importing them is what registers them

CONSTRAINT_ERRORS: Mapping[str, type[DomainError]] = {
    "uq_account_email_index": AccountEmailTaken,
    "uq_season_territory_id_name": SeasonNameTaken,
    "uq_partner_territory_id_name": PartnerNameTaken,
    "uq_territory_name": Conflict,
    "uq_association_territory_id": Conflict,
    "uq_funding_partner_id": Conflict,
    "uq_staff_note_delivery_id": Conflict,
    "ck_season_places": PlacesOutOfRange,
    "ck_season_dates": InvalidInput,
    "ck_partner_kind": InvalidInput,
    "ck_partner_minors_policy": InvalidInput,
    "ck_funding_amount": InvalidInput,
}


def build_ports(settings: Settings) -> Mapping[type, object]:
    return {Passwords: Passwords()}


SERVICE = ServiceSpec(
    name="portal",
    package="services.portal",
    prefix="/",
    metadata=Base.metadata,
    pages=(
        pages_home.blueprint,
        pages_sign_in.blueprint,
        pages_season.blueprint,
        pages_partners.blueprint,
        pages_accounts.blueprint,
        pages_about.blueprint,
        internal.blueprint,
    ),
    api=(api_directory.blueprint,),
    constraint_errors=CONSTRAINT_ERRORS,
    ports=build_ports,
)


def create_app(runtime: Runtime) -> Flask:
    return make_app(runtime)
