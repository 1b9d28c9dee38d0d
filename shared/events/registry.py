"""Event -> subscribers, on one screen: the map of what follows what across the suite."""

from __future__ import annotations

from shared.events import catalogue as facts
from shared.events.catalogue import Event

SUBSCRIBERS: dict[type[Event], tuple[str, ...]] = {
    facts.SeasonOpened: ("recruitment", "contracts"),
    facts.PartnerChanged: ("recruitment", "contracts", "notifications"),
    facts.CandidateRegistered: ("notifications",),
    facts.LinkRenewed: ("notifications",),
    facts.SlotBooked: ("notifications",),
    facts.SlotMoved: ("notifications",),
    facts.SlotCancelled: ("notifications",),
    facts.WaitingListJoined: ("notifications",),
    facts.PlaceOffered: ("notifications",),
    facts.ModuleReminderDue: ("notifications",),
    facts.DecisionPublished: ("contracts", "notifications"),
    facts.SchoolResultsPublished: ("notifications",),
    facts.CandidateWithdrew: ("contracts", "notifications"),
    facts.DossierOpened: ("notifications",),
    facts.PaperRefused: ("notifications",),
    facts.PapersReminderDue: ("notifications",),
    facts.ContractToSign: ("notifications",),
    facts.SignatureRecorded: (),
    facts.SignatureRefused: ("notifications",),
    facts.ContractCompleted: ("notifications",),
    facts.DeadlineAtRisk: ("notifications",),
    facts.DeliveryFailed: ("portal",),
}


def consumer_task(service: str, event: type[Event]) -> str:
    """Name of the task by which ``service`` hears of ``event``: ``contracts.on_decision_published``."""
    return f"{service}.on_{event.type_name()}"


def consumer_queue(service: str) -> str:
    return f"{service}.default"
