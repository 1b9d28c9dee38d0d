"""A portal with one territory, its association, its team and its season."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient

from services.portal.adapters.passwords import Passwords
from services.portal.app import SERVICE, create_app
from services.portal.domain.season import SeasonFacts
from services.portal.usecases.accounts import CreateAccount, create_account
from services.portal.usecases.season import OpenSeason, open_season
from services.portal.usecases.territory import AssociationFacts, found_territory, settle_association
from shared.runtime import Runtime, ServiceSpec
from shared.testkit.fixtures import TERRITORY
from shared.testkit.runtimes import RecordingPublisher

CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
SPEC = dataclasses.replace(SERVICE, ports=lambda settings: {Passwords: CHEAP})
PASSWORD = "quatre mots sans rapport"
LEAD = UUID("7e000000-0000-4000-8000-0000000000a1")
ADMIN = UUID("7e000000-0000-4000-8000-0000000000a2")
SEASON_ID = UUID("7e000000-0000-4000-8000-0000000000b1")
ELSEWHERE = UUID("7e000000-0000-4000-8000-0000000000ee")
SEASON = SeasonFacts(
    name="JANUS 2026-2027",
    starts_on=date(2026, 9, 1),
    registration_opens_on=date(2026, 9, 14),
    training_starts_on=date(2026, 10, 19),
    training_ends_on=date(2026, 12, 16),
    contract_starts_on=date(2027, 1, 6),
    first_session_on=date(2027, 1, 13),
    contract_ends_on=date(2027, 6, 30),
    ends_on=date(2027, 6, 30),
    places=12,
)
ASSOCIATION = AssociationFacts(
    name="Exploradôme",
    legal_name="Savoir & Apprendre",
    address="1 rue d’Essai, 94400 Vitry-sur-Seine",
    siret="81234560100015",
    ape="94.99Z",
    convention="ÉCLAT",
    signatory_name="H. V.",
    signatory_title="Présidente",
    email="janus@exploradome.example",
    phone="+33199004200",
)


def settle(runtime: Runtime, publisher: RecordingPublisher) -> None:
    """The ground that every test stands on; what it published is forgotten."""
    found_territory(TERRITORY, name="Vitry-sur-Seine", uow=runtime.unit_of_work())
    found_territory(ELSEWHERE, name="Ailleurs", uow=runtime.unit_of_work())
    settle_association(ASSOCIATION, territory_id=TERRITORY, uow=runtime.unit_of_work())
    for account_id, name, role in ((LEAD, "Inès Carpentier", "project_lead"), (ADMIN, "Gwénaël Dupuis", "admin")):
        email = f"{role}@exploradome.example"
        command = CreateAccount(account_id, TERRITORY, name, email, PASSWORD, (role,))
        create_account(command, uow=runtime.unit_of_work(), clock=runtime.clock, passwords=CHEAP)
    open_season(OpenSeason(SEASON_ID, TERRITORY, SEASON), uow=runtime.unit_of_work())
    publisher.messages.clear()


@pytest.fixture
def portal(runtime_for: Callable[[ServiceSpec], Runtime], publisher: RecordingPublisher) -> Runtime:
    runtime = runtime_for(SPEC)
    settle(runtime, publisher)
    return runtime


@pytest.fixture
def client(portal: Runtime) -> FlaskClient:
    return create_app(portal).test_client()


@pytest.fixture
def strict_client(portal: Runtime) -> FlaskClient:
    """Of a portal that requires the second factor, as everywhere but in the demo."""
    settings = dataclasses.replace(portal.settings, second_factor_required=True)
    return create_app(dataclasses.replace(portal, settings=settings)).test_client()
