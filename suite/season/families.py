"""Short ways to write the families of the sample candidates."""

from __future__ import annotations

from typing import Literal

from suite.season.candidate import Guardian, Home, Residence

VITRY, IVRY, CHOISY = ("94400", "Vitry-sur-Seine"), ("94200", "Ivry-sur-Seine"), ("94600", "Choisy-le-Roi")
CRETEIL, MASSY, THIAIS = ("94000", "Créteil"), ("91300", "Massy"), ("94320", "Thiais")

Relation = Literal["mother", "father", "guardian", "ase_service"]


def home(
    street: str,
    town: tuple[str, str] = VITRY,
    *,
    kind: Residence = "with_parents",
) -> Home:
    return Home(address=street, postal_code=town[0], city=town[1], residence=kind)


def one(
    key: str, first_name: str, last_name: str, *, relation: Relation = "mother", ground: str | None = None
) -> Guardian:
    """`ground`: why this person signs alone; None when another one exists."""
    return Guardian(
        first_name=first_name,
        last_name=last_name,
        relation=relation,
        email=f"{key}@famille.example",
        phone=f"+33199004{sum(map(ord, key)) % 1000:03d}",
        sole_ground=ground,
    )


def both(mother: tuple[str, str, str], father: tuple[str, str, str]) -> tuple[Guardian, ...]:
    return one(*mother), one(*father, relation="father")
