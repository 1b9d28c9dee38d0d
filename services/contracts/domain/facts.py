"""The facts that rules are written in, computed once for one youth, one day and one contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from services.contracts.domain.age import WORKING_AGE, age_on, birthday_at, is_minor
from services.contracts.domain.pay import smic_on
from services.contracts.domain.youth import Care, Home, KnownGuardian, Permit, Relation, Youth

FULL_PART_TIME_WEEK = Decimal(24)

# EU, EEA and Switzerland (E-13), France apart.
# fmt: off
FREE_MOVEMENT = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "DE", "GR", "HU", "IE", "IT", "LV",
    "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "IS", "LI", "NO", "CH",
})
# fmt: on
MICROSTATES = frozenset({"AD", "MC", "SM"})


class Fact(StrEnum):
    MINOR = "minor"
    MINOR_AT_START = "minor_at_start"
    UNDER_16_AT_START = "under_16_at_start"
    TURNS_18_BEFORE_END = "turns_18_before_end"
    EMANCIPATED = "emancipated"
    NO_GUARDIAN = "no_guardian"
    ONE_PARENT = "one_parent"
    TWO_PARENTS = "two_parents"
    TUTOR = "tutor"
    ASE_SIGNS = "ase_signs"
    IN_CARE = "in_care"
    HOST_FAMILY = "host_family"
    STUDENT = "student"
    UNDER_24H = "under_24h"
    FRENCH = "french"
    FREE_MOVEMENT = "free_movement"
    MICROSTATE = "microstate"
    THIRD_COUNTRY = "third_country"
    ALGERIAN = "algerian"
    BRITISH = "british"
    NO_PERMIT = "no_permit"
    PERMIT_FREE_WORK = "permit_free_work"
    PERMIT_STUDENT = "permit_student"
    PERMIT_PROTECTION = "permit_protection"
    PERMIT_ASYLUM = "permit_asylum"
    PERMIT_WITHOUT_WORK = "permit_without_work"
    PERMIT_UNCLEAR = "permit_unclear"
    SMIC_PENDING = "smic_pending"


PERMIT_FACT = {
    Permit.NONE: Fact.NO_PERMIT,
    Permit.PRIVATE_FAMILY_LIFE: Fact.PERMIT_FREE_WORK,
    Permit.RESIDENT_CARD: Fact.PERMIT_FREE_WORK,
    Permit.STUDENT: Fact.PERMIT_STUDENT,
    Permit.REFUGEE: Fact.PERMIT_PROTECTION,
    Permit.SUBSIDIARY_PROTECTION: Fact.PERMIT_PROTECTION,
    Permit.TEMPORARY_PROTECTION: Fact.PERMIT_PROTECTION,
    Permit.ASYLUM_SEEKER: Fact.PERMIT_ASYLUM,
    Permit.EU_FAMILY_MEMBER: Fact.PERMIT_FREE_WORK,
    Permit.ARTICLE_50: Fact.PERMIT_FREE_WORK,
    Permit.RENEWAL_RECEIPT: Fact.PERMIT_FREE_WORK,
    Permit.MINOR_TRAVEL_DOCUMENT: Fact.PERMIT_WITHOUT_WORK,
    Permit.VISITOR: Fact.PERMIT_WITHOUT_WORK,
    Permit.OTHER: Fact.PERMIT_UNCLEAR,
}


@dataclass(frozen=True)
class Engagement:
    """The contract in view; ``weekly_hours`` is the average over its weeks."""

    starts_on: date
    ends_on: date
    weekly_hours: Decimal


def facts_of(youth: Youth, engagement: Engagement, *, on: date) -> frozenset[Fact]:
    """``on`` is the signing date: capacity is judged on it (K-11), youth-worker limits on the first working day."""
    return frozenset(_age_facts(youth, engagement, on) | _family_facts(youth) | _origin_facts(youth)) | _work_facts(
        youth, engagement
    )


def _age_facts(youth: Youth, engagement: Engagement, on: date) -> set[Fact]:
    majority = birthday_at(youth.birth_date, 18)
    checks = {
        Fact.MINOR: is_minor(youth.birth_date, on),
        Fact.MINOR_AT_START: is_minor(youth.birth_date, engagement.starts_on),
        Fact.UNDER_16_AT_START: age_on(youth.birth_date, engagement.starts_on) < WORKING_AGE,
        Fact.TURNS_18_BEFORE_END: on < majority <= engagement.ends_on,
        Fact.EMANCIPATED: youth.emancipated,
    }
    return {fact for fact, holds in checks.items() if holds}


def _family_facts(youth: Youth) -> set[Fact]:
    facts = {_authority(youth.guardians)}
    if youth.care is Care.ASE:
        facts.add(Fact.IN_CARE)
    if youth.care is Care.HOST_FAMILY or youth.home is Home.HOSTED:
        facts.add(Fact.HOST_FAMILY)
    return facts


def parents(guardians: tuple[KnownGuardian, ...]) -> tuple[KnownGuardian, ...]:
    """Who holds parental authority; a parent known to decide alone leaves the other out."""
    both = tuple(one for one in guardians if one.relation in (Relation.MOTHER, Relation.FATHER))
    return tuple(one for one in both if one.sole_ground) or both


def _authority(guardians: tuple[KnownGuardian, ...]) -> Fact:
    """Parents first: placement leaves them their authority (K-07); then a judge's guardian, then the département."""
    if held_by := parents(guardians):
        return Fact.TWO_PARENTS if len(held_by) > 1 else Fact.ONE_PARENT
    relations = {one.relation for one in guardians}
    if Relation.GUARDIAN in relations:
        return Fact.TUTOR
    return Fact.ASE_SIGNS if Relation.ASE_SERVICE in relations else Fact.NO_GUARDIAN


def _origin_facts(youth: Youth) -> set[Fact]:
    if youth.nationality == "FR":
        return {Fact.FRENCH}
    if youth.nationality in FREE_MOVEMENT:
        return {Fact.FREE_MOVEMENT}
    if youth.nationality in MICROSTATES:
        return {Fact.MICROSTATE}
    named = {"DZ": Fact.ALGERIAN, "GB": Fact.BRITISH}.get(youth.nationality)
    return {Fact.THIRD_COUNTRY, PERMIT_FACT[youth.permit]} | ({named} if named else set())


def _work_facts(youth: Youth, engagement: Engagement) -> frozenset[Fact]:
    checks = {
        Fact.STUDENT: youth.student,
        Fact.UNDER_24H: engagement.weekly_hours < FULL_PART_TIME_WEEK,
        Fact.SMIC_PENDING: smic_on(engagement.ends_on).pending,
    }
    return frozenset(fact for fact, holds in checks.items() if holds)
