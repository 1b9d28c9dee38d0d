"""What the other services may ask: nothing more than the shape that every producer of events answers in."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint

from shared.access import allow

blueprint = Blueprint("notifications_internal", __name__, url_prefix="/internal/notifications")


@blueprint.get("/notices/<uuid:event_id>")
@allow.service()
def notices(event_id: UUID) -> dict[str, list[object]]:
    """A failed delivery tells nobody by mail: that could fail again, for ever. The portal shows it."""
    return {"notices": []}
