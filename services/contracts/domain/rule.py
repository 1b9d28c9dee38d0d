"""The shape of one legal rule: data that a jurist can read, with its source and how sure we are of it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from services.contracts.domain.facts import Fact


class Effect(StrEnum):
    """What Janus does when the rule applies."""

    BLOCK = "block"
    WARN = "warn"
    ASK = "ask"
    CALC = "calc"
    TRACK = "track"
    REFUSE = "refuse"


class Certainty(StrEnum):
    """V1 official wording read; V2 an administration or court says so; V3 secondary source; U-*: to be verified."""

    OFFICIAL = "V1"
    ADMINISTRATION = "V2"
    SECONDARY = "V3"
    UNVERIFIED_HIGH = "U-h"
    UNVERIFIED_MEDIUM = "U-m"
    UNVERIFIED_LOW = "U-l"


Locale = Literal["fr", "en"]


@dataclass(frozen=True)
class Text:
    fr: str
    en: str

    def for_locale(self, locale: str) -> str:
        return self.en if locale == "en" else self.fr


@dataclass(frozen=True)
class Rule:
    """Applies when every fact of ``when`` holds and none of ``unless``; always, when both are empty."""

    id: str
    effect: Effect
    article: str
    certainty: Certainty
    text: Text
    when: frozenset[Fact] = frozenset()
    unless: frozenset[Fact] = frozenset()

    def applies(self, facts: Set[Fact]) -> bool:
        return self.when <= facts and not self.unless & facts


def of(*facts: Fact) -> frozenset[Fact]:
    return frozenset(facts)
