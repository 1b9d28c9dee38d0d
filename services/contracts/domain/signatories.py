"""The signatory plan: who must sign, in which order, and the rule behind each name."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from services.contracts.domain.facts import Fact, parents
from services.contracts.domain.rulebook import VERSION, applicable
from services.contracts.domain.youth import KnownGuardian, Relation, Youth

YOUTH_KEY = "youth"
EMPLOYER_KEY = "employer"
FIRST, LAST = 1, 2
REFUSALS = ("K-09", "K-13")


class Role(StrEnum):
    YOUTH = "youth"
    GUARDIAN = "guardian"
    ASE_SERVICE = "ase_service"
    EMPLOYER = "employer"


@dataclass(frozen=True)
class Signatory:
    """``key``: "youth", "employer" or the guardian's row; ``turn``: whoever has a lower one signs before."""

    key: str
    role: Role
    turn: int
    rules: tuple[str, ...]


@dataclass(frozen=True)
class SignatoryPlan:
    """``blockers``: ids of rules that forbid any signature; a plan that has some is never sent."""

    signatories: tuple[Signatory, ...]
    blockers: tuple[str, ...]
    rules: tuple[str, ...]
    version: str = VERSION

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.signatories)


def plan_signatories(youth: Youth, facts: Set[Fact]) -> SignatoryPlan:
    """Youth and representatives first, then the employer (S-06); ``facts`` are those of the signing day (K-11)."""
    rules = tuple(rule.id for rule in applicable(facts) if rule.id.startswith("K-") and rule.id != "K-12")
    youth_rules = tuple(code for code in rules if code in ("K-00", "K-01", "K-10"))
    signatories = (
        Signatory(YOUTH_KEY, Role.YOUTH, FIRST, youth_rules),
        *_representatives(youth, facts, rules),
        Signatory(EMPLOYER_KEY, Role.EMPLOYER, LAST, ("C-06", "S-06")),
    )
    return SignatoryPlan(signatories, tuple(code for code in REFUSALS if code in rules), rules)


def needs_representative(facts: Set[Fact]) -> bool:
    return Fact.MINOR in facts and Fact.EMANCIPATED not in facts


def _representatives(youth: Youth, facts: Set[Fact], rules: tuple[str, ...]) -> tuple[Signatory, ...]:
    if not needs_representative(facts):
        return ()
    ground = tuple(code for code in rules if code in ("K-03", "K-04", "K-05", "K-08"))
    return tuple(
        Signatory(one.key, Role.ASE_SERVICE if one.relation is Relation.ASE_SERVICE else Role.GUARDIAN, FIRST, ground)
        for one in holders_of_authority(youth.guardians)
    )


def holders_of_authority(guardians: tuple[KnownGuardian, ...]) -> tuple[KnownGuardian, ...]:
    """Both parents, or the one who is left; else the judge's guardian; else the child-care service."""
    if held_by := parents(guardians):
        return held_by
    tutors = tuple(one for one in guardians if one.relation is Relation.GUARDIAN)
    return tutors or tuple(one for one in guardians if one.relation is Relation.ASE_SERVICE)
