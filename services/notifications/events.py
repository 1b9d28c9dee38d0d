"""What notifications publishes and what it listens to; the tasks of the latter are in ``tasks.py``."""

from __future__ import annotations

from shared.events import catalogue as facts
from shared.events.catalogue import Event
from shared.events.registry import SUBSCRIBERS

PUBLISHES: tuple[type[Event], ...] = (facts.DeliveryFailed,)
LISTENS_TO: tuple[type[Event], ...] = tuple(
    event for event, subscribers in SUBSCRIBERS.items() if "notifications" in subscribers
)
