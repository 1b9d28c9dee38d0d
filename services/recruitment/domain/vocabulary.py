"""The closed lists that recruitment speaks with: the same values in forms, tables, events and internal answers."""

from __future__ import annotations

from enum import StrEnum


class Sex(StrEnum):
    """Asked because the hiring declaration must state it (C. trav. R1221-1)."""

    FEMALE = "female"
    MALE = "male"
    UNDISCLOSED = "undisclosed"


class Residence(StrEnum):
    """Where the youth lives: it decides which proof of address is asked later."""

    WITH_PARENTS = "with_parents"
    HOSTED = "hosted"
    OWN_HOME = "own_home"
    FOYER = "foyer"


class Care(StrEnum):
    """Child-care measure, if any: it may change who signs (C. civ. 375-7)."""

    NONE = "none"
    ASE = "ase"
    HOST_FAMILY = "host_family"


class ResidencePermit(StrEnum):
    """What a national of a third country holds (CESEDA); asked of nobody else."""

    STUDENT = "student"
    PRIVATE_FAMILY_LIFE = "private_family_life"
    RESIDENT_CARD = "resident_card"
    REFUGEE = "refugee"
    SUBSIDIARY_PROTECTION = "subsidiary_protection"
    TEMPORARY_PROTECTION = "temporary_protection"
    ASYLUM_SEEKER = "asylum_seeker"
    EU_FAMILY_MEMBER = "eu_family_member"
    ARTICLE_50 = "article_50"
    RENEWAL_RECEIPT = "renewal_receipt"
    MINOR_TRAVEL_DOCUMENT = "minor_travel_document"
    VISITOR = "visitor"
    NONE = "none"
    OTHER = "other"


class Relation(StrEnum):
    """What a guardian is to the youth."""

    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    ASE_SERVICE = "ase_service"


class SoleGround(StrEnum):
    """Why one parent alone answers for a minor (C. civ. 372, 373, 373-1)."""

    DECEASED = "deceased"
    AUTHORITY_WITHDRAWN = "authority_withdrawn"
    SINGLE_FILIATION = "single_filiation"
    SOLE_AUTHORITY_JUDGMENT = "sole_authority_judgment"
    OUT_OF_REACH = "out_of_reach"


class SchoolLevel(StrEnum):
    """Situation of the youth, as the programme's funders count it."""

    SECONDE_GENERALE = "seconde_generale"
    PREMIERE_GENERALE = "premiere_generale"
    PREMIERE_TECHNOLOGIQUE = "premiere_technologique"
    TERMINALE_GENERALE = "terminale_generale"
    TERMINALE_TECHNOLOGIQUE = "terminale_technologique"
    SECONDE_PROFESSIONNELLE = "seconde_professionnelle"
    PREMIERE_PROFESSIONNELLE = "premiere_professionnelle"
    TERMINALE_PROFESSIONNELLE = "terminale_professionnelle"
    CAP = "cap"
    APPRENTICE = "apprentice"
    BTS = "bts"
    LICENCE = "licence"
    JOB_SEEKER = "job_seeker"
    OTHER = "other"


class FileKind(StrEnum):
    """The two files of an application."""

    CV = "cv"
    LETTER = "letter"


class Outcome(StrEnum):
    """What the jury decides."""

    SELECTED = "selected"
    RESERVE = "reserve"
    NOT_SELECTED = "not_selected"


FREE_MOVERS: frozenset[str] = frozenset(
    [
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU"),
        *("MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "CH", "AD", "MC", "SM"),
    ]
)
"""EU, EEA and Switzerland (C. trav. R5221-2, 1°); Andorra, Monaco and San Marino are usually treated alike."""


def needs_permit(nationality: str) -> bool:
    """Whether a national of this country (ISO 3166 alpha-2) must hold a permit to live and work in France."""
    return nationality not in FREE_MOVERS
