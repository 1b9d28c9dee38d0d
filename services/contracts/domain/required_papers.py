"""Which papers one dossier needs: base + age + nationality + residence, each with its rule and its lead time."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, timedelta

from services.contracts.domain.facts import Fact
from services.contracts.domain.paper_kinds import PAPER_TYPES, Blocks, PaperKind, Provider
from services.contracts.domain.signatories import YOUTH_KEY, holders_of_authority, needs_representative
from services.contracts.domain.youth import Youth

ASSOCIATION_KEY = "association"


@dataclass(frozen=True)
class PaperRule:
    """One row of the matrix. ``lead_days`` None: the usual lead time of that kind of paper."""

    kind: PaperKind
    rule: str
    provider: Provider = Provider.YOUTH
    when: frozenset[Fact] = frozenset()
    unless: frozenset[Fact] = frozenset()
    lead_days: int | None = None


@dataclass(frozen=True)
class RequiredPaper:
    """``owner``: "youth", "association" or the guardian's row; ``rules``: why, most demanding first."""

    kind: PaperKind
    owner: str
    provider: Provider
    rules: tuple[str, ...]
    blocks: Blocks
    lead_days: int

    @property
    def key(self) -> tuple[PaperKind, str]:
        return self.kind, self.owner

    def ready_on(self, requested_on: date) -> date:
        return requested_on + timedelta(days=self.lead_days)


def _facts(*facts: Fact) -> frozenset[Fact]:
    return frozenset(facts)


_THIRD = Fact.THIRD_COUNTRY
_GUARDIAN, _ASSOCIATION = Provider.GUARDIAN, Provider.ASSOCIATION
_ALONE = _facts(Fact.EMANCIPATED)
MATRIX: tuple[PaperRule, ...] = (
    PaperRule(PaperKind.IDENTITY, "K-12"),
    PaperRule(PaperKind.IDENTITY, "E-13", when=_facts(Fact.FREE_MOVEMENT), lead_days=10),
    PaperRule(PaperKind.SOCIAL_SECURITY, "E-08"),
    PaperRule(PaperKind.SOCIAL_SECURITY, "E-08", unless=_facts(Fact.FRENCH), lead_days=30),
    PaperRule(PaperKind.BANK_ACCOUNT, "P-12"),
    PaperRule(PaperKind.BANK_ACCOUNT, "P-12", when=_facts(Fact.MINOR), lead_days=14),
    PaperRule(PaperKind.ADDRESS, "E-01"),
    PaperRule(PaperKind.DPAE, "E-01", _ASSOCIATION),
    PaperRule(PaperKind.AUTHORISATION, "K-02", _GUARDIAN, when=_facts(Fact.MINOR), unless=_ALONE),
    PaperRule(
        PaperKind.AUTHORISATION,
        "K-06",
        _GUARDIAN,
        when=_facts(Fact.MINOR, Fact.HOST_FAMILY),
        unless=_ALONE,
        lead_days=14,
    ),
    PaperRule(PaperKind.PARENT_IDENTITY, "K-02", _GUARDIAN, when=_facts(Fact.MINOR), unless=_ALONE),
    PaperRule(
        PaperKind.PROOF_OF_AUTHORITY, "K-03", _GUARDIAN, when=_facts(Fact.MINOR, Fact.TWO_PARENTS), unless=_ALONE
    ),
    PaperRule(PaperKind.PROOF_OF_AUTHORITY, "K-04", _GUARDIAN, when=_facts(Fact.MINOR, Fact.ONE_PARENT), unless=_ALONE),
    PaperRule(PaperKind.JUDGMENT, "K-05", _GUARDIAN, when=_facts(Fact.MINOR, Fact.TUTOR), unless=_ALONE),
    PaperRule(
        PaperKind.JUDGMENT,
        "K-07",
        _GUARDIAN,
        when=_facts(Fact.MINOR, Fact.IN_CARE),
        unless=_facts(Fact.EMANCIPATED, Fact.ASE_SIGNS),
    ),
    PaperRule(PaperKind.JUDGMENT, "K-08", _GUARDIAN, when=_facts(Fact.MINOR, Fact.ASE_SIGNS), unless=_ALONE),
    PaperRule(PaperKind.JUDGMENT, "K-10", when=_facts(Fact.MINOR, Fact.EMANCIPATED), lead_days=10),
    PaperRule(PaperKind.SCHOOL_CERTIFICATE, "C-16", when=_facts(Fact.UNDER_24H, Fact.STUDENT)),
    PaperRule(PaperKind.UNDER_24H_REQUEST, "C-16", when=_facts(Fact.UNDER_24H, Fact.STUDENT)),
    PaperRule(
        PaperKind.UNDER_24H_REQUEST,
        "C-16",
        _GUARDIAN,
        when=_facts(Fact.UNDER_24H, Fact.STUDENT, Fact.MINOR),
        unless=_ALONE,
    ),
    PaperRule(PaperKind.UNDER_24H_REQUEST, "C-16b", when=_facts(Fact.UNDER_24H), unless=_facts(Fact.STUDENT)),
    PaperRule(
        PaperKind.UNDER_24H_REQUEST,
        "C-16b",
        _GUARDIAN,
        when=_facts(Fact.UNDER_24H, Fact.MINOR),
        unless=_facts(Fact.STUDENT, Fact.EMANCIPATED),
    ),
    PaperRule(PaperKind.MEDICAL_VISIT, "E-05", _ASSOCIATION, when=_facts(Fact.MINOR_AT_START)),
    PaperRule(PaperKind.PERMIT, "E-11", when=_facts(_THIRD)),
    PaperRule(PaperKind.PERMIT, "E-18", when=_facts(_THIRD, Fact.PERMIT_PROTECTION), lead_days=30),
    PaperRule(PaperKind.PERMIT, "E-16", when=_facts(_THIRD, Fact.MINOR_AT_START, Fact.NO_PERMIT), lead_days=300),
    PaperRule(
        PaperKind.PERMIT,
        "E-17",
        when=_facts(_THIRD, Fact.MINOR_AT_START, Fact.IN_CARE),
        unless=_facts(Fact.PERMIT_FREE_WORK),
        lead_days=300,
    ),
    PaperRule(PaperKind.PERMIT, "E-20", when=_facts(_THIRD, Fact.PERMIT_WITHOUT_WORK), lead_days=300),
    PaperRule(PaperKind.PERMIT, "E-26", when=_facts(_THIRD, Fact.PERMIT_UNCLEAR), lead_days=30),
    PaperRule(
        PaperKind.PERMIT, "E-27", when=_facts(_THIRD, Fact.NO_PERMIT), unless=_facts(Fact.MINOR_AT_START), lead_days=300
    ),
    PaperRule(
        PaperKind.PREFECTURE_CHECK,
        "E-12",
        _ASSOCIATION,
        when=_facts(_THIRD),
        unless=_facts(Fact.PERMIT_STUDENT, Fact.PERMIT_ASYLUM),
    ),
    PaperRule(
        PaperKind.STUDENT_DECLARATION,
        "E-14",
        _ASSOCIATION,
        when=_facts(_THIRD, Fact.PERMIT_STUDENT),
        unless=_facts(Fact.ALGERIAN),
    ),
    PaperRule(PaperKind.WORK_PERMIT, "E-15", _ASSOCIATION, when=_facts(Fact.ALGERIAN, Fact.PERMIT_STUDENT)),
    PaperRule(PaperKind.WORK_PERMIT, "E-18b", _ASSOCIATION, when=_facts(_THIRD, Fact.PERMIT_ASYLUM)),
)


def required_papers(youth: Youth, facts: Set[Fact]) -> tuple[RequiredPaper, ...]:
    """In the order of the codes; a paper that several rows ask for keeps the longest lead time and all its rules."""
    asked: dict[tuple[PaperKind, str], RequiredPaper] = {}
    for row in MATRIX:
        if not (row.when <= facts and not row.unless & facts):
            continue
        for owner in _owners(row, youth, facts):
            one = _require(row, owner)
            asked[one.key] = _merge(asked.get(one.key), one)
    return tuple(sorted(asked.values(), key=lambda one: (one.kind, one.owner)))


def _owners(row: PaperRule, youth: Youth, facts: Set[Fact]) -> Iterable[str]:
    if row.provider is Provider.GUARDIAN:
        return _guardian_owners(row.kind, youth, facts)
    return (YOUTH_KEY,) if row.provider is Provider.YOUTH else (ASSOCIATION_KEY,)


def _guardian_owners(kind: PaperKind, youth: Youth, facts: Set[Fact]) -> Iterable[str]:
    """Consent and identity from each holder of authority; a family record or a decision once, from the first."""
    holders = [one.key for one in holders_of_authority(youth.guardians)] if needs_representative(facts) else []
    once = kind in (PaperKind.PROOF_OF_AUTHORITY, PaperKind.JUDGMENT)
    return holders[:1] if once else holders


def _require(row: PaperRule, owner: str) -> RequiredPaper:
    known = PAPER_TYPES[row.kind]
    lead = known.lead_days if row.lead_days is None else row.lead_days
    return RequiredPaper(row.kind, owner, row.provider, (row.rule,), known.blocks, lead)


def _merge(known: RequiredPaper | None, new: RequiredPaper) -> RequiredPaper:
    if known is None:
        return new
    first, second = (new, known) if new.lead_days > known.lead_days else (known, new)
    rules = tuple(dict.fromkeys((*first.rules, *second.rules)))
    return RequiredPaper(first.kind, first.owner, first.provider, rules, first.blocks, first.lead_days)
