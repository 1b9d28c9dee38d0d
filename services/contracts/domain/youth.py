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
    FAMILY = "family"
    HOST_FAMILY = "host_family"
    ASE = "ase"
    OWN = "own"
    STUDENT_HOUSING = "student_housing"


class Permit(StrEnum):
    """What the person says to hold; the paper D02 proves it."""

    NONE = "none"
    PRIVATE_AND_FAMILY_LIFE = "private_and_family_life"
    RESIDENT = "resident"
    TALENT_OR_WORKER = "worker"
    STUDENT = "student"
    REFUGEE = "refugee"
    SUBSIDIARY = "subsidiary_protection"
    TEMPORARY = "temporary_protection"
    ASYLUM_SEEKER = "asylum_seeker"
    ARTICLE_50 = "article_50"
    RENEWAL_RECEIPT = "renewal_receipt"
    DCEM = "dcem"
    ONLINE_RECEIPT = "online_receipt"
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
