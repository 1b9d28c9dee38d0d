"""JSON of the mailbox, for staff and scripts."""

from __future__ import annotations

from flask_smorest import Blueprint
from marshmallow import RAISE

from services.notifications.queries import DeliveryFilter, DeliveryPage, delivery_page
from services.notifications.schemas.deliveries import DeliveryPageResponse, MailboxArguments
from shared.access import Role, allow, runtime, staff

READERS = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.HR, Role.ADMIN)

blueprint = Blueprint(
    "notifications_deliveries",
    __name__,
    url_prefix="/api/notifications/v1",
    description="Every mail as sent, newest first",
)


@blueprint.get("/deliveries")
@allow.staff(*READERS)
@blueprint.arguments(MailboxArguments, location="query", unknown=RAISE)
@blueprint.response(200, DeliveryPageResponse)
def list_deliveries(arguments: tuple[DeliveryFilter, int]) -> DeliveryPage:
    wanted, page = arguments
    with runtime().reading() as reader:
        return delivery_page(reader, staff().territory_id, wanted, page=page)
