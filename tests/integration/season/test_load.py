"""The sample season loads through the use cases, announces itself once, and loads again without a trace."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from argon2 import PasswordHasher

from services.portal.adapters.passwords import Passwords
from services.portal.app import SERVICE, create_app
from services.portal.queries import partners, staff_with_role
from services.recruitment.app import SERVICE as RECRUITMENT
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.queries.overview import module_lines
from services.recruitment.usecases.copy_directory import copy_season
from shared.runtime import Runtime, ServiceSpec
from shared.testkit.runtimes import RecordingPublisher
from suite.season.facts import ASSOCIATION, SEASON
from suite.season.load import SEASON_ID, TERRITORY_ID, LoadReport, demo_accounts, load_season

# The library's own parameters take seconds for six accounts on a busy machine.
CHEAP = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
PORTAL = dataclasses.replace(SERVICE, ports=lambda settings: {Passwords: CHEAP})


def heard_of(recruitment: Runtime) -> None:
    """As the worker would write it on ``season_opened``."""
    copy = SeasonFacts(
        id=SEASON_ID,
        territory_id=TERRITORY_ID,
        name=SEASON.name,
        starts_on=SEASON.starts_on,
        ends_on=SEASON.ends_on,
        registration_opens_on=SEASON.registration_opens_on,
        training_starts_on=SEASON.training_starts_on,
        first_session_on=SEASON.first_session_on,
        contract_starts_on=SEASON.contract_starts_on,
        contract_ends_on=SEASON.contract_ends_on,
        places=SEASON.places,
        employer=ASSOCIATION.legal_name,
        contact_name=ASSOCIATION.signatory_name,
        contact_email=ASSOCIATION.email,
        contact_phone=ASSOCIATION.phone,
    )
    copy_season(copy, uow=recruitment.unit_of_work())


def test_loading_twice_is_loading_once(
    runtime_for: Callable[[ServiceSpec], Runtime], publisher: RecordingPublisher
) -> None:
    runtimes = {"portal": runtime_for(PORTAL), "recruitment": runtime_for(RECRUITMENT)}
    heard_of(runtimes["recruitment"])
    assert load_season(runtimes) == LoadReport(accounts=6, partners=12, seasons=1, modules=2)
    announced = sorted(publisher.tasks())
    assert announced.count("recruitment.on_partner_changed") == 12
    assert announced.count("recruitment.on_season_opened") == 1
    publisher.messages.clear()
    assert load_season(runtimes) == LoadReport(accounts=6, partners=12, seasons=1, modules=2)
    assert publisher.tasks() == []
    with runtimes["portal"].reading() as session:
        assert partners(session, TERRITORY_ID).total == 12
        assert [row.name for row in staff_with_role(session, role="hr", territory_id=TERRITORY_ID)] == [
            "Solène O’Brien-Petit"
        ]
    with runtimes["recruitment"].reading() as session:
        assert len(module_lines(session, season_id=SEASON_ID)) == 2


def test_the_printed_accounts_can_sign_in(
    runtime_for: Callable[[ServiceSpec], Runtime],
) -> None:
    runtimes = {"portal": runtime_for(PORTAL), "recruitment": runtime_for(RECRUITMENT)}
    heard_of(runtimes["recruitment"])
    load_season(runtimes)
    client = create_app(runtimes["portal"]).test_client()
    for account in demo_accounts(runtimes["portal"].settings):
        answer = client.post("/connexion", data={"email": account["email"], "password": account["password"]})
        assert answer.status_code == 303, account["roles"]
