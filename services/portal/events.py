"""What the portal announces, and what it listens to; who else does stands in ``shared.events.registry``."""

from __future__ import annotations

from shared.events.catalogue import DeliveryFailed, Event, PartnerChanged, SeasonOpened

PUBLISHES: tuple[type[Event], ...] = (SeasonOpened, PartnerChanged)
LISTENS_TO: tuple[type[Event], ...] = (DeliveryFailed,)
