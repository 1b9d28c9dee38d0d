"""One dossier as HR sees it: people, plan, papers, dates of the law, contract versions and what happened so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from services.contracts.domain.age import age_on
from services.contracts.domain.facts import Fact
from services.contracts.domain.formalities import (
    Window,
    delivery_deadline,
    dpae_window,
    prefecture_deadline,
    student_hours_left,
    trial_days,
)
from services.contracts.domain.pay import GrossPay, gross_pay
from services.contracts.domain.person import Person
from services.contracts.domain.ports import Holidays
from services.contracts.domain.readiness import Forecast, blocks_signing, forecast
from services.contracts.domain.rule import Effect, Rule
from services.contracts.domain.rulebook import BY_ID, applicable
from services.contracts.models import Consent, Contract, Dossier, Guardian, PartnerCopy, SeasonCopy, Signature
from services.contracts.queries import loading
from services.contracts.queries.directory import hosts
from services.contracts.queries.papers import PaperCard, cards
from services.contracts.queries.statements import owner_name, reference_of
from shared.db.tables import TRANSITION

HostChoice = PartnerCopy
NOTES = frozenset({Effect.WARN, Effect.BLOCK, Effect.REFUSE})


@dataclass(frozen=True)
class PlannedSignatory:
    name: str
    role: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True)
class SignatureCard:
    id: UUID
    signatory: str
    role: str
    name: str
    state: str
    rules: tuple[Rule, ...]
    wish_reason: str | None
    given_at: datetime | None
    method: str | None
    sha256: str | None


@dataclass(frozen=True)
class Version:
    contract: Contract
    reference: str
    signatures: tuple[SignatureCard, ...]


@dataclass(frozen=True)
class LegalDates:
    dpae: Window
    prefecture_by: date | None
    delivery_by: date
    trial_days: int
    student_hours_left: Decimal | None


@dataclass(frozen=True)
class DossierPage:
    dossier: Dossier
    person: Person
    age_at_start: int
    guardians: Sequence[Guardian]
    season: SeasonCopy
    host: PartnerCopy | None
    hosts: Sequence[PartnerCopy]
    plan: tuple[PlannedSignatory, ...]
    blockers: tuple[Rule, ...]
    notes: tuple[Rule, ...]
    papers: tuple[PaperCard, ...]
    missing_to_sign: int
    forecast: Forecast
    dates: LegalDates
    pay: GrossPay
    hours: Decimal
    versions: tuple[Version, ...]
    history: Sequence[Row[*tuple[Any, ...]]]

    @property
    def current(self) -> Version | None:
        return self.versions[0] if self.versions else None


def dossier_page(
    session: Session, dossier_id: UUID, *, territory_id: UUID, today: date, holidays: Holidays
) -> DossierPage:
    dossier = loading.find_dossier(session, dossier_id, territory_id=territory_id)
    season = loading.season_of(session, dossier)
    guardians = loading.guardians_of(session, dossier.id)
    youth = loading.youth_of(dossier, guardians)
    terms = loading.terms_of(season)
    facts = loading.dossier_facts(dossier, youth, terms, on=today)
    papers = loading.papers_of(session, dossier.id)
    standings = [loading.standing_of(paper) for paper in papers]
    versions = _versions(session, dossier)
    person = loading.person_of(dossier)
    return DossierPage(
        dossier=dossier,
        person=person,
        age_at_start=age_on(person.birth_date, dossier.starts_on),
        guardians=guardians,
        season=season,
        host=session.get(PartnerCopy, dossier.host_partner_id) if dossier.host_partner_id else None,
        hosts=hosts(session, territory_id),
        plan=_plan(session, dossier),
        blockers=tuple(BY_ID[code] for code in dossier.plan["blockers"]),
        notes=tuple(rule for rule in applicable(facts) if rule.effect in NOTES and (rule.when or rule.unless)),
        papers=cards(session, dossier, papers),
        missing_to_sign=len(blocks_signing(standings)),
        forecast=forecast(standings, today=today),
        dates=_dates(dossier, facts, terms.hours().total, holidays),
        pay=gross_pay(terms.hours().total, terms.rate_on(dossier.starts_on)),
        hours=terms.hours().total,
        versions=versions,
        history=_history(session, dossier, [version.contract.id for version in versions]),
    )


def _plan(session: Session, dossier: Dossier) -> tuple[PlannedSignatory, ...]:
    return tuple(
        PlannedSignatory(
            name=owner_name(session, dossier, one["key"]),
            role=one["role"],
            rules=tuple(BY_ID[code] for code in one["rules"]),
        )
        for one in dossier.plan["signatories"]
    )


def _dates(dossier: Dossier, facts: frozenset[Fact], hours: Decimal, holidays: Holidays) -> LegalDates:
    free_days = holidays.between(dossier.opened_on, dossier.ends_on)
    limited = Fact.PERMIT_STUDENT in facts
    left = student_hours_left(hours, Decimal(0), algerian=Fact.ALGERIAN in facts) if limited else None
    return LegalDates(
        dpae=dpae_window(dossier.starts_on),
        prefecture_by=prefecture_deadline(dossier.starts_on, free_days) if Fact.THIRD_COUNTRY in facts else None,
        delivery_by=delivery_deadline(dossier.starts_on, free_days),
        trial_days=trial_days(dossier.starts_on, dossier.ends_on),
        student_hours_left=left,
    )


def _versions(session: Session, dossier: Dossier) -> tuple[Version, ...]:
    """The latest first."""
    statement = select(Contract).where(Contract.dossier_id == dossier.id).order_by(Contract.version.desc())
    contracts = session.scalars(statement).all()
    return tuple(Version(one, reference_of(one), signature_cards(session, one.id)) for one in contracts)


def signature_cards(session: Session, contract_id: UUID) -> tuple[SignatureCard, ...]:
    statement = (
        select(Signature, Consent)
        .outerjoin(Consent, Consent.signature_id == Signature.id)
        .where(Signature.contract_id == contract_id)
        .order_by(Signature.turn, Signature.role.desc(), Signature.id)
    )
    return tuple(_signature_card(signature, consent) for signature, consent in session.execute(statement))


def _signature_card(signature: Signature, consent: Consent | None) -> SignatureCard:
    return SignatureCard(
        id=signature.id,
        signatory=signature.signatory,
        role=signature.role,
        name=signature.name,
        state=signature.state,
        rules=tuple(BY_ID[code] for code in signature.rules),
        wish_reason=signature.wish_reason,
        given_at=consent.given_at if consent else None,
        method=consent.method if consent else None,
        sha256=consent.document_sha256 if consent else None,
    )


def _history(session: Session, dossier: Dossier, contract_ids: Sequence[UUID]) -> Sequence[Row[*tuple[Any, ...]]]:
    """Moves of the dossier and of its contracts, the latest first."""
    entities = [dossier.id, *contract_ids]
    statement = select(TRANSITION).where(TRANSITION.c.entity_id.in_(entities))
    return session.execute(statement.order_by(TRANSITION.c.occurred_at.desc())).all()
