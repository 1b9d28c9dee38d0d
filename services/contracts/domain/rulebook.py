"""All rules that Janus acts on, by id, and which of them apply to a set of facts."""

from __future__ import annotations

from collections.abc import Iterable, Set

from services.contracts.domain.facts import Fact
from services.contracts.domain.rule import Rule
from services.contracts.domain.rules_capacity import CAPACITY_RULES
from services.contracts.domain.rules_contract import CONTRACT_RULES
from services.contracts.domain.rules_hiring import HIRING_RULES

VERSION = "2026-11"
RULES: tuple[Rule, ...] = (*CAPACITY_RULES, *CONTRACT_RULES, *HIRING_RULES)
BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES}


def applicable(facts: Set[Fact], ids: Iterable[str] | None = None) -> tuple[Rule, ...]:
    """In the order of the book; restricted to ``ids`` when given."""
    kept = set(ids) if ids is not None else None
    return tuple(rule for rule in RULES if (kept is None or rule.id in kept) and rule.applies(facts))
