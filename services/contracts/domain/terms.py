"""The employment terms of a season: what the contract must say and recruitment does not know."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from services.contracts.domain.facts import Engagement
from services.contracts.domain.formalities import weeks_of
from services.contracts.domain.pay import CENT, PlannedHours, cents, planned_hours, smic_on

DECIMALS = ("session_hours", "meeting_hours", "hourly_rate")


@dataclass(frozen=True, kw_only=True)
class EmploymentTerms:
    """``hourly_rate`` 0 follows the SMIC. ``weekday``: 0 is Monday; times are HH:MM, Europe/Paris."""

    sessions: int = 20
    session_hours: Decimal = Decimal(3)
    meeting_hours: Decimal = Decimal(0)
    hourly_rate: Decimal = Decimal(0)
    weekday: int = 2
    slot_starts_at: str = "14:00"
    slot_ends_at: str = "17:00"
    post_title: str = "Ambassadeur du numérique"
    group: str = "A"
    points: int = 247
    duties: str = (
        "Accueillir les participants des séances de découverte\n"
        "Accompagner chaque participant dans l’usage d’une tablette ou d’un ordinateur\n"
        "Préparer les séances avec l’équipe et en rendre compte"
    )
    motive_facts: str = (
        "Mise en œuvre du programme JANUS de découverte du numérique, financé pour la seule saison en cours et "
        "s’ajoutant à l’activité habituelle de l’association"
    )
    supervisor_name: str = ""
    supervisor_title: str = "responsable du programme"
    collective_agreement: str = "Convention collective nationale ÉCLAT"
    idcc: str = "1518"
    urssaf: str = "Urssaf Île-de-France"
    pension_fund: str = "Malakoff Humanis Agirc-Arrco"
    provident_body: str = "Mutex, régime de prévoyance de la branche ÉCLAT"
    occupational_health: str = "ACMS, service de prévention et de santé au travail"

    def to_json(self) -> dict[str, Any]:
        return asdict(self) | {name: str(getattr(self, name)) for name in DECIMALS}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> EmploymentTerms:
        known = {field.name for field in fields(cls)}
        typed = {name: Decimal(stored[name]) for name in DECIMALS if name in stored}
        return cls(**({name: value for name, value in stored.items() if name in known} | typed))

    def hours(self) -> PlannedHours:
        return planned_hours(self.sessions, self.session_hours, meetings=self.meeting_hours)

    def rate_on(self, day: date) -> Decimal:
        """Gross euros an hour: never below the SMIC of that day."""
        return max(self.hourly_rate, smic_on(day).rate.hourly)

    def weekly_hours(self, starts_on: date, ends_on: date) -> Decimal:
        return cents(self.hours().total / max(weeks_of(starts_on, ends_on), CENT))

    def engagement(self, starts_on: date, ends_on: date) -> Engagement:
        return Engagement(starts_on, ends_on, self.weekly_hours(starts_on, ends_on))
