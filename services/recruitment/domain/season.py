"""What recruitment knows of a season and of a partner, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

PRESCRIBERS = ("school", "association")
"""Kinds of partner that tell youths about the programme."""


@dataclass(frozen=True)
class SeasonFacts:
    """One year's programme of one territory, as the portal tells it."""

    id: UUID
    territory_id: UUID
    name: str
    starts_on: date
    ends_on: date
    registration_opens_on: date
    training_starts_on: date
    first_session_on: date
    contract_starts_on: date
    contract_ends_on: date
    places: int
    employer: str
    contact_name: str
    contact_email: str
    contact_phone: str

    def takes_registrations(self, today: date) -> bool:
        """From the opening day until the contracts begin."""
        return self.registration_opens_on <= today < self.contract_starts_on


@dataclass(frozen=True)
class PartnerFacts:
    """A partner, as the portal tells it."""

    id: UUID
    territory_id: UUID
    kind: str
    name: str
    city: str
    contact_name: str
    contact_email: str
    locale: str
    active: bool
