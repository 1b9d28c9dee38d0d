"""The copy of a candidate that a contract needs, as recruitment told it when the decision was published."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from services.contracts.domain.youth import Care, Home, KnownGuardian, Permit, Relation, Youth

# Recruitment's words for those who do not study: the reasoned request then replaces the school certificate (C-16b).
NOT_STUDYING = ("", "job_seeker", "other")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Everything is as typed by the person; ``nationality`` is ISO 3166 alpha-2."""

    first_name: str
    last_name: str
    sex: str
    birth_date: date
    birth_place: str
    nationality: str
    permit: Permit
    address: str
    postal_code: str
    city: str
    home: Home
    email: str
    phone: str
    locale: str
    care: Care
    emancipated: bool
    school_level: str

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"

    @property
    def is_student(self) -> bool:
        return self.school_level not in NOT_STUDYING

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {"birth_date": self.birth_date.isoformat()}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Person:
        typed = {
            "birth_date": date.fromisoformat(stored["birth_date"]),
            "permit": Permit(stored["permit"]),
            "home": Home(stored["home"]),
            "care": Care(stored["care"]),
        }
        return cls(**(stored | typed))

    def as_youth(self, guardians: tuple[KnownGuardian, ...]) -> Youth:
        return Youth(
            birth_date=self.birth_date,
            nationality=self.nationality,
            home=self.home,
            permit=self.permit,
            care=self.care,
            emancipated=self.emancipated,
            student=self.is_student,
            guardians=guardians,
        )


@dataclass(frozen=True, kw_only=True)
class GuardianFacts:
    first_name: str
    last_name: str
    relation: Relation
    email: str
    phone: str
    sole_ground: str | None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What recruitment answers; ``outcome`` is "selected", "reserve", "not_selected" or None."""

    id: UUID
    territory_id: UUID
    season_id: UUID
    outcome: str | None
    person: Person
    guardians: tuple[GuardianFacts, ...]
