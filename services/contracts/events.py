"""What contracts publishes and listens to; who else does stands in ``shared.events.registry``."""

from __future__ import annotations

from shared.events import catalogue as facts
from shared.events.catalogue import Event

PUBLISHES: tuple[type[Event], ...] = (
    facts.DossierOpened,
    facts.PaperRefused,
    facts.PapersReminderDue,
    facts.ContractToSign,
    facts.SignatureRecorded,
    facts.SignatureRefused,
    facts.ContractCompleted,
    facts.DeadlineAtRisk,
)
LISTENS_TO: tuple[type[Event], ...] = (
    facts.SeasonOpened,
    facts.PartnerChanged,
    facts.DecisionPublished,
    facts.CandidateWithdrew,
)
