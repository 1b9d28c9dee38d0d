"""The shape of a sample candidate: what the person would type, and what the team will make of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Outcome = Literal["selected", "reserve", "not_selected"]
Residence = Literal["with_parents", "hosted", "own_home", "foyer"]


@dataclass(frozen=True)
class Guardian:
    first_name: str
    last_name: str
    relation: Literal["mother", "father", "guardian", "ase_service"]
    email: str
    phone: str
    sole_ground: str | None = None


@dataclass(frozen=True)
class Home:
    """Where the youth lives: street, postal code, city and what kind of home it is."""

    address: str
    postal_code: str
    city: str
    residence: Residence = "with_parents"


@dataclass(frozen=True)
class Standing:
    """What decides who must sign and which papers are asked, besides the age."""

    nationality: str = "FR"
    birth_place: str = "Vitry-sur-Seine"
    residence_permit: str | None = None
    care: Literal["none", "ase", "host_family"] = "none"
    emancipated: bool = False


@dataclass(frozen=True)
class Candidate:
    key: str
    first_name: str
    last_name: str
    sex: Literal["female", "male"]
    birth_date: date
    home: Home
    school: str | None
    school_level: str
    merit: int
    outcome: Outcome
    guardians: tuple[Guardian, ...] = ()
    standing: Standing = Standing()
    locale: str = "fr"

    @property
    def email(self) -> str:
        return f"{self.key}@courriel.example"

    @property
    def phone(self) -> str:
        """In the block that the French regulator keeps free for fiction."""
        return f"+3363998{sum(map(ord, self.key)) % 10000:04d}"

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"
