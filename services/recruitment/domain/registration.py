"""What makes an application acceptable, beyond the shape of its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from services.recruitment.domain.eligibility import check_age, needs_guardian
from services.recruitment.domain.errors import (
    GuardianMissing,
    GuardianSharesAddress,
    GuardiansShareAddress,
    PermitMissing,
    SoleGroundMissing,
)
from services.recruitment.domain.vocabulary import (
    Care,
    Relation,
    Residence,
    ResidencePermit,
    SchoolLevel,
    Sex,
    SoleGround,
    needs_permit,
)

_PARENTS = (Relation.MOTHER, Relation.FATHER)


@dataclass(frozen=True)
class GuardianEntry:
    """A parent or other holder of parental authority, as given by the candidate."""

    first_name: str
    last_name: str
    relation: Relation
    email: str
    phone: str
    sole_ground: SoleGround | None = None


@dataclass(frozen=True)
class Identity:
    """Who the candidate is."""

    first_name: str
    last_name: str
    birth_date: date
    birth_place: str
    sex: Sex
    nationality: str
    residence_permit: ResidencePermit | None


@dataclass(frozen=True)
class Situation:
    """How the candidate lives and studies."""

    address: str
    postal_code: str
    city: str
    residence: Residence
    care: Care
    emancipated: bool
    school: str
    school_level: SchoolLevel


@dataclass(frozen=True)
class Contact:
    """How to reach the candidate."""

    email: str
    phone: str
    locale: str


@dataclass(frozen=True)
class Application:
    """Everything a candidate tells, files apart."""

    identity: Identity
    situation: Situation
    contact: Contact
    guardians: tuple[GuardianEntry, ...]


class SeasonRules(Protocol):
    """What of the season the rules look at."""

    @property
    def contract_starts_on(self) -> date: ...


def check_application(application: Application, *, season: SeasonRules, today: date) -> None:
    """Raises the first rule broken, with the field to correct."""
    identity = application.identity
    check_age(identity.birth_date, contract_starts_on=season.contract_starts_on, today=today)
    if needs_permit(identity.nationality) and identity.residence_permit is None:
        raise PermitMissing("residence_permit")
    if needs_guardian(identity.birth_date, emancipated=application.situation.emancipated, day=today):
        check_guardians_complete(application.guardians)
    check_addresses(application.contact.email, application.guardians)


def check_guardians_complete(guardians: Sequence[GuardianEntry]) -> None:
    """Both parents by default (C. civ. 372); a parent alone says why, a guardian or the service need not."""
    if not guardians:
        raise GuardianMissing("guardians-0-first_name")
    alone = guardians[0] if len(guardians) == 1 else None
    if alone is not None and alone.relation in _PARENTS and alone.sole_ground is None:
        raise SoleGroundMissing("guardians-0-sole_ground")


def check_addresses(own: str, guardians: Sequence[GuardianEntry]) -> None:
    """Every signatory has an address of their own (rule S-05)."""
    seen: set[str] = set()
    for index, guardian in enumerate(guardians):
        address = same_address(guardian.email)
        if address == same_address(own):
            raise GuardianSharesAddress(f"guardians-{index}-email")
        if address in seen:
            raise GuardiansShareAddress(f"guardians-{index}-email")
        seen.add(address)


def same_address(email: str) -> str:
    """The form under which two spellings of one address are equal."""
    return email.strip().casefold()
