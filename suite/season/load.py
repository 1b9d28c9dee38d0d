"""Loads the sample season through the use cases of the services, so that events flow as in real use.

Every id is derived from a name, so that loading again finds what is there and does nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

from services.portal.adapters.passwords import Passwords
from services.portal.domain.partner import MinorsPolicy, PartnerFacts, PartnerKind
from services.portal.domain.season import SeasonFacts
from services.portal.usecases.accounts import CreateAccount, create_account
from services.portal.usecases.partners import CreatePartner, create_partner
from services.portal.usecases.season import OpenSeason, open_season
from services.portal.usecases.territory import AssociationFacts, found_territory, settle_association
from services.recruitment.queries.overview import module_lines
from services.recruitment.queries.season import seasons_of
from services.recruitment.usecases.open_module import OpenModule, open_module
from shared.runtime import Runtime
from shared.settings import Settings
from suite.season import facts
from suite.season.partners import AMOUNTS, PARTNERS
from suite.season.partners import PartnerFacts as SamplePartner
from suite.season.staff import STAFF, StaffFacts
from suite.waiting import wait_until

_NAMESPACE = UUID("4a414e55-5300-4000-8000-000000000000")
_GROUPS, _GROUP_LETTERS = 4, 5
_PATIENCE_SECONDS = 90.0


def sample_id(kind: str, key: str) -> UUID:
    """The id of one thing of the sample season, the same in every installation."""
    return uuid.uuid5(_NAMESPACE, f"{kind}/{key}")


TERRITORY_ID = sample_id("territory", facts.TERRITORY_NAME)
SEASON_ID = sample_id("season", facts.SEASON.name)


@dataclass(frozen=True)
class LoadReport:
    """How many of each kind stand after the load."""

    accounts: int
    partners: int
    seasons: int
    modules: int


def load_season(runtimes: Mapping[str, Runtime]) -> LoadReport:
    """Territory, association, team, partners, season; modules once recruitment knows the season."""
    portal = runtimes["portal"]
    found_territory(TERRITORY_ID, name=facts.TERRITORY_NAME, uow=portal.unit_of_work())
    employer = AssociationFacts(**asdict(facts.ASSOCIATION))
    settle_association(employer, territory_id=TERRITORY_ID, uow=portal.unit_of_work())
    for person in STAFF:
        _load_account(person, portal)
    for partner in PARTNERS:
        _load_partner(partner, portal)
    season = SeasonFacts(**asdict(facts.SEASON))
    open_season(OpenSeason(SEASON_ID, TERRITORY_ID, season), uow=portal.unit_of_work())
    modules = _load_modules(runtimes["recruitment"])
    return LoadReport(len(STAFF), len(PARTNERS), 1, modules)


def demo_accounts(settings: Settings) -> list[dict[str, str]]:
    """E-mail, password and roles of the demo's team, as ``var/demo.json`` and the screen show them."""
    return [
        {"email": person.email, "password": password_of(person, settings), "roles": ", ".join(person.roles)}
        for person in STAFF
    ]


def password_of(person: StaffFacts, settings: Settings) -> str:
    """Derived from the installation's secret: random to everybody else, and never stored in the clear."""
    digest = hmac.new(settings.session_key.encode(), f"demo password of {person.key}".encode(), hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode().lower()
    return "-".join(
        letters[start : start + _GROUP_LETTERS] for start in range(0, _GROUPS * _GROUP_LETTERS, _GROUP_LETTERS)
    )


def _load_modules(recruitment: Runtime) -> int:
    """Waits for recruitment to have heard of the season: its copy comes by event, through a worker."""
    wait_until(
        lambda: _knows_the_season(recruitment), what="Recruitment's copy of the season", seconds=_PATIENCE_SECONDS
    )
    with recruitment.reading() as session:
        standing = {line.title for line in module_lines(session, season_id=SEASON_ID)}
    for module in facts.MODULES:
        if module.title not in standing:
            open_module(_opening(module), uow=recruitment.unit_of_work())
    return len(facts.MODULES)


def _knows_the_season(recruitment: Runtime) -> bool:
    with recruitment.reading() as session:
        return SEASON_ID in {season.id for season in seasons_of(session, TERRITORY_ID)}


def _opening(module: facts.ModuleFacts) -> OpenModule:
    return OpenModule(
        territory_id=TERRITORY_ID,
        season_id=SEASON_ID,
        title=module.title,
        starts_at=module.starts_at,
        ends_at=module.ends_at,
        place=module.place,
        address=module.address,
        capacity=module.capacity,
    )


def _load_account(person: StaffFacts, portal: Runtime) -> None:
    command = CreateAccount(
        account_id=sample_id("account", person.key),
        territory_id=TERRITORY_ID,
        name=person.name,
        email=person.email,
        password=password_of(person, portal.settings),
        roles=person.roles,
        locale=person.locale,
    )
    passwords = portal.port(Passwords)
    create_account(command, uow=portal.unit_of_work(), clock=portal.clock, passwords=passwords)


def _load_partner(partner: SamplePartner, portal: Runtime) -> None:
    sheet = PartnerFacts(
        kind=PartnerKind(partner.kind),
        name=partner.name,
        city=partner.city,
        contact_name=partner.contact_name,
        contact_email=partner.contact_email,
        minors_policy=MinorsPolicy(partner.minors_policy),
        locale=partner.locale,
    )
    command = CreatePartner(sample_id("partner", partner.key), TERRITORY_ID, sheet, AMOUNTS.get(partner.key))
    create_partner(command, uow=portal.unit_of_work())
