"""What recruitment publishes and listens to: the registry in ``shared.events`` holds it for the whole suite."""

from __future__ import annotations

from shared.events import catalogue as facts
from shared.events.catalogue import Event

PUBLISHES: tuple[type[Event], ...] = (
    facts.CandidateRegistered,
    facts.LinkRenewed,
    facts.SlotBooked,
    facts.SlotMoved,
    facts.SlotCancelled,
    facts.WaitingListJoined,
    facts.PlaceOffered,
    facts.ModuleReminderDue,
    facts.DecisionPublished,
    facts.SchoolResultsPublished,
    facts.CandidateWithdrew,
)
LISTENS_TO: tuple[type[Event], ...] = (facts.SeasonOpened, facts.PartnerChanged)
