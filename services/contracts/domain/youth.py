"""What the rules know of a person: never more than what they need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Care(StrEnum):
    NONE = "none"
    ASE = "ase"
    HOST_FAMILY = "host_family"


class Relation(StrEnum):
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    ASE_SERVICE = "ase_service"


class Home(StrEnum):
    WITH_PARENTS = "with_parents"
    HOSTED = "hosted"
    OWN_HOME = "own_home"
    FOYER = "foyer"


class Permit(StrEnum):
    """What the person says to hold, in recruitment's words; the paper D02 proves it."""

    NONE = "none"
    PRIVATE_FAMILY_LIFE = "private_family_life"
    RESIDENT_CARD = "resident_card"
    STUDENT = "student"
    REFUGEE = "refugee"
    SUBSIDIARY_PROTECTION = "subsidiary_protection"
    TEMPORARY_PROTECTION = "temporary_protection"
    ASYLUM_SEEKER = "asylum_seeker"
    EU_FAMILY_MEMBER = "eu_family_member"
    ARTICLE_50 = "article_50"
    RENEWAL_RECEIPT = "renewal_receipt"
    MINOR_TRAVEL_DOCUMENT = "minor_travel_document"
    VISITOR = "visitor"
    OTHER = "other"


@dataclass(frozen=True)
class KnownGuardian:
    """``key`` is the guardian's row; ``sole_ground`` why this person decides alone, else None."""

    key: str
    relation: Relation
    sole_ground: str | None = None


@dataclass(frozen=True)
class Youth:
    birth_date: date
    nationality: str
    home: Home
    permit: Permit
    care: Care
    emancipated: bool
    student: bool
    guardians: tuple[KnownGuardian, ...]
