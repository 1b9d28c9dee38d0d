"""The events of the suite: each a frozen dataclass of ids. Names, addresses and dates never pass through the broker.

To change one, raise ``VERSION`` and add fields; subscribers ignore fields that they do not know.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID


@dataclass(frozen=True)
class Event:
    """A fact that has happened. ``PRODUCER`` is the only service that may record it."""

    PRODUCER: ClassVar[str]
    VERSION: ClassVar[int] = 1

    @classmethod
    def type_name(cls) -> str:
        """``SlotBooked`` -> ``slot_booked``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    def ids(self) -> dict[str, str]:
        return {field.name: str(getattr(self, field.name)) for field in dataclasses.fields(self)}


@dataclass(frozen=True)
class SeasonOpened(Event):
    """A season was opened, or its facts changed."""

    PRODUCER = "portal"
    season_id: UUID


@dataclass(frozen=True)
class PartnerChanged(Event):
    """A partner joined the directory, or its facts changed."""

    PRODUCER = "portal"
    partner_id: UUID


@dataclass(frozen=True)
class CandidateRegistered(Event):
    PRODUCER = "recruitment"
    candidate_id: UUID


@dataclass(frozen=True)
class LinkRenewed(Event):
    """The candidate asked for a new personal link."""

    PRODUCER = "recruitment"
    candidate_id: UUID


@dataclass(frozen=True)
class SlotBooked(Event):
    PRODUCER = "recruitment"
    booking_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class SlotMoved(Event):
    """``booking_id`` is the booking that now stands."""

    PRODUCER = "recruitment"
    booking_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class SlotCancelled(Event):
    PRODUCER = "recruitment"
    booking_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class WaitingListJoined(Event):
    PRODUCER = "recruitment"
    waiting_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class PlaceOffered(Event):
    """A freed place is held for the next on the waiting list, until a deadline."""

    PRODUCER = "recruitment"
    waiting_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class ModuleReminderDue(Event):
    PRODUCER = "recruitment"
    booking_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class DecisionPublished(Event):
    PRODUCER = "recruitment"
    decision_id: UUID
    candidate_id: UUID


@dataclass(frozen=True)
class SchoolResultsPublished(Event):
    """One prescriber's own list of decided pupils is ready."""

    PRODUCER = "recruitment"
    publication_id: UUID
    partner_id: UUID


@dataclass(frozen=True)
class CandidateWithdrew(Event):
    PRODUCER = "recruitment"
    candidate_id: UUID


@dataclass(frozen=True)
class DossierOpened(Event):
    PRODUCER = "contracts"
    dossier_id: UUID


@dataclass(frozen=True)
class PaperRefused(Event):
    PRODUCER = "contracts"
    paper_id: UUID
    dossier_id: UUID


@dataclass(frozen=True)
class PapersReminderDue(Event):
    PRODUCER = "contracts"
    dossier_id: UUID


@dataclass(frozen=True)
class ContractToSign(Event):
    """It is this signatory's turn."""

    PRODUCER = "contracts"
    contract_id: UUID
    signature_id: UUID


@dataclass(frozen=True)
class SignatureRecorded(Event):
    PRODUCER = "contracts"
    contract_id: UUID
    signature_id: UUID


@dataclass(frozen=True)
class SignatureRefused(Event):
    """The signatory refused, or asked for a call first."""

    PRODUCER = "contracts"
    contract_id: UUID
    signature_id: UUID


@dataclass(frozen=True)
class ContractCompleted(Event):
    """Everyone in the signatory plan has signed."""

    PRODUCER = "contracts"
    contract_id: UUID
    dossier_id: UUID


@dataclass(frozen=True)
class DeadlineAtRisk(Event):
    PRODUCER = "contracts"
    dossier_id: UUID


@dataclass(frozen=True)
class DeliveryFailed(Event):
    PRODUCER = "notifications"
    delivery_id: UUID
