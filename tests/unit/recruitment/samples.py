"""Samples of recruitment's facts: a season, two schools, applications of fictional people."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from uuid import UUID

from services.recruitment.domain.registration import Application, Contact, GuardianEntry, Identity, Situation
from services.recruitment.domain.season import PartnerFacts, SeasonFacts
from services.recruitment.domain.vocabulary import Care, Relation, Residence, SchoolLevel, Sex
from shared.testkit.fixtures import TERRITORY

_numbers = itertools.count(1)

SEASON = SeasonFacts(
    id=UUID("5ea50000-0000-4000-8000-000000000001"),
    territory_id=TERRITORY,
    name="JANUS 2026-2027",
    starts_on=date(2026, 9, 1),
    ends_on=date(2027, 7, 31),
    registration_opens_on=date(2026, 9, 14),
    training_starts_on=date(2026, 10, 19),
    first_session_on=date(2027, 1, 13),
    contract_starts_on=date(2027, 1, 6),
    contract_ends_on=date(2027, 6, 30),
    places=2,
    employer="Savoir Apprendre",
    contact_name="Inès Carpentier",
    contact_email="janus@exploradome.example",
    contact_phone="+33143910000",
)
SCHOOL = PartnerFacts(
    id=UUID("5c000000-0000-4000-8000-000000000001"),
    territory_id=TERRITORY,
    kind="school",
    name="Lycée Jean Macé",
    city="Vitry-sur-Seine",
    contact_name="Mme Roussel",
    contact_email="vie.scolaire@jean-mace.example",
    locale="fr",
    active=True,
)
OTHER_SCHOOL = replace(
    SCHOOL,
    id=UUID("5c000000-0000-4000-8000-000000000002"),
    name="Lycée Romain Rolland",
    contact_email="cdi@romain-rolland.example",
)


def application(**changes: object) -> Application:
    """An adult pupil of the first school; ``changes`` by field name, of whichever part."""
    number = next(_numbers)
    parts = {
        "identity": Identity(
            first_name="Zoé",
            last_name=f"D’Almeida-{number}",
            birth_date=date(2008, 3, 1),
            birth_place="Vitry-sur-Seine",
            sex=Sex.FEMALE,
            nationality="FR",
            residence_permit=None,
        ),
        "situation": Situation(
            address="1 rue de l’Avenir",
            postal_code="94400",
            city="Vitry-sur-Seine",
            residence=Residence.WITH_PARENTS,
            care=Care.NONE,
            emancipated=False,
            school=str(SCHOOL.id),
            school_level=SchoolLevel.TERMINALE_GENERALE,
        ),
        "contact": Contact(email=f"zoe{number}@courriel.example", phone="+33639980000", locale="fr"),
    }
    for name, part in parts.items():
        known = {key: value for key, value in changes.items() if hasattr(part, key)}
        parts[name] = replace(part, **known)  # type: ignore[type-var]  # each part is one of three dataclasses
    guardians = changes.get("guardians", ())
    assert isinstance(guardians, tuple)
    return Application(**parts, guardians=guardians)  # type: ignore[arg-type]  # the three parts, by name


def parent(relation: Relation = Relation.MOTHER, *, email: str | None = None) -> GuardianEntry:
    address = email or f"parent{next(_numbers)}@famille.example"
    return GuardianEntry("Nadia", "D’Almeida", relation, address, "+33639980001")
