"""The mailbox as JSON, and its filters."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.notifications.domain.catalogue import CATALOGUE
from services.notifications.domain.deliveries import State
from services.notifications.queries import DeliveryFilter


class MailboxArguments(Schema):
    """An empty value is no filter: that is what a form sends for a choice left open."""

    kind = fields.String(validate=validate.OneOf(["", *CATALOGUE]), load_default="")
    state = fields.String(validate=validate.OneOf(["", *State]), load_default="")
    person = fields.String(validate=validate.Length(max=200), load_default="")
    page = fields.Integer(validate=validate.Range(min=1, max=100_000), load_default=1)

    @post_load
    def to_filter(self, data: dict[str, Any], **kwargs: Any) -> tuple[DeliveryFilter, int]:
        wanted = DeliveryFilter(
            kind=data["kind"] or None, state=data["state"] or None, person=data["person"].strip() or None
        )
        return wanted, data["page"]


class DeliveryResponse(Schema):
    id = fields.UUID()
    kind = fields.String()
    state = fields.String()
    recipient_key = fields.String()
    recipient_name = fields.String()
    address = fields.String()
    subject = fields.String()
    locale = fields.String()
    created_at = fields.AwareDateTime()
    sent_at = fields.AwareDateTime(allow_none=True)
    last_error = fields.String(allow_none=True)


class DeliveryPageResponse(Schema):
    total = fields.Integer()
    page = fields.Integer()
    pages = fields.Integer()
    rows = fields.List(fields.Nested(DeliveryResponse), data_key="deliveries")
