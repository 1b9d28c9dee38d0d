"""What the report says of the employer, the year and the money, moved to the season 2026-2027.

The association and the places exist; the signatory, the SIRET and every address of a person are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
MAIL_DOMAIN = "exploradome.example"


@dataclass(frozen=True)
class AssociationFacts:
    name: str
    legal_name: str
    address: str
    siret: str
    ape: str
    convention: str
    signatory_name: str
    signatory_title: str
    email: str
    phone: str


@dataclass(frozen=True)
class SeasonFacts:
    name: str
    starts_on: date
    ends_on: date
    registration_opens_on: date
    training_starts_on: date
    training_ends_on: date
    contract_starts_on: date
    contract_ends_on: date
    first_session_on: date
    places: int


@dataclass(frozen=True)
class PhaseFacts:
    """One of the three phases of a module, minutes counted from its beginning."""

    code: str
    title: str
    observed_by: str
    from_minute: int
    to_minute: int


@dataclass(frozen=True)
class ModuleFacts:
    key: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    capacity: int
    phases: tuple[PhaseFacts, ...]


@dataclass(frozen=True)
class FunderFacts:
    name: str
    amount: Decimal


TERRITORY_NAME = "Vitry-sur-Seine"

ASSOCIATION = AssociationFacts(
    name="Exploradôme",
    legal_name="Savoir Apprendre",
    address="18 avenue Henri-Barbusse, 94400 Vitry-sur-Seine",
    siret="81234560100015",
    ape="94.99Z",
    convention="Convention collective nationale ÉCLAT (IDCC 1518)",
    signatory_name="Hélène Vasseur-Marchand",
    signatory_title="Présidente",
    email=f"janus@{MAIL_DOMAIN}",
    phone="+33199004200",
)

SEASON = SeasonFacts(
    name="JANUS 2026-2027",
    starts_on=date(2026, 9, 1),
    ends_on=date(2027, 6, 30),
    registration_opens_on=date(2026, 9, 14),
    training_starts_on=date(2026, 10, 19),
    training_ends_on=date(2026, 12, 16),
    contract_starts_on=date(2027, 1, 6),
    contract_ends_on=date(2027, 6, 30),
    first_session_on=date(2027, 1, 13),
    places=12,
)

PHASES = (
    PhaseFacts("interview", "Entretien individuel", "project_lead", 0, 60),
    PhaseFacts("pair", "Travail en binôme (sujet libre, forme imposée)", "trainer", 60, 120),
    PhaseFacts("solo", "Travail en solo (sujet imposé, forme libre)", "trainer", 120, 180),
)

_PLACE = "Exploradôme"
_CAPACITY = 18

MODULES = (
    ModuleFacts(
        key="wednesday",
        title="Module du mercredi",
        starts_at=datetime(2026, 10, 7, 14, 0, tzinfo=PARIS),
        ends_at=datetime(2026, 10, 7, 17, 0, tzinfo=PARIS),
        place=_PLACE,
        address=ASSOCIATION.address,
        capacity=_CAPACITY,
        phases=PHASES,
    ),
    ModuleFacts(
        key="saturday",
        title="Module du samedi",
        starts_at=datetime(2026, 10, 10, 9, 30, tzinfo=PARIS),
        ends_at=datetime(2026, 10, 10, 12, 30, tzinfo=PARIS),
        place=_PLACE,
        address=ASSOCIATION.address,
        capacity=_CAPACITY,
        phases=PHASES,
    ),
)

FUNDERS = (
    FunderFacts("Fondation RATP", Decimal("14500.00")),
    FunderFacts("Fondation Free", Decimal("12000.00")),
    FunderFacts("Microsoft", Decimal("9646.00")),
    FunderFacts("Fondation ADP", Decimal("5125.86")),
    FunderFacts("Ville de Vitry-sur-Seine", Decimal("3500.00")),
)
