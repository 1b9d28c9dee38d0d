"""What other services of the suite are answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, fields, post_load


class RecipientResponse(Schema):
    key = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    locale = fields.String(required=True)


class AttachmentResponse(Schema):
    filename = fields.String(required=True)
    content_type = fields.String(required=True)
    content_base64 = fields.String(required=True)


class NoticeResponse(Schema):
    kind = fields.String(required=True)
    recipient = fields.Nested(RecipientResponse, required=True)
    context = fields.Dict(keys=fields.String(), required=True)
    attachments = fields.List(fields.Nested(AttachmentResponse), required=True)


class DigestItemResponse(Schema):
    title = fields.String(required=True)
    text = fields.String(required=True)


@dataclass(frozen=True)
class Period:
    since: datetime
    until: datetime


class PeriodQuery(Schema):
    since = fields.AwareDateTime(required=True, default_timezone=UTC)
    until = fields.AwareDateTime(required=True, default_timezone=UTC)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> Period:
        return Period(**data)
