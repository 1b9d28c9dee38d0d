"""What the other services answer on their internal APIs; unknown fields are ignored there, and only there."""

from __future__ import annotations

from marshmallow import EXCLUDE, Schema, fields


class _Tolerant(Schema):
    class Meta:
        unknown = EXCLUDE


class RecipientAnswer(_Tolerant):
    key = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True, allow_none=True)
    locale = fields.String(allow_none=True)


class AttachmentAnswer(_Tolerant):
    filename = fields.String(required=True)
    content_type = fields.String(required=True)
    content_base64 = fields.String(required=True)


class NoticeAnswer(_Tolerant):
    kind = fields.String(required=True)
    territory_id = fields.UUID(allow_none=True)
    recipient = fields.Nested(RecipientAnswer, required=True)
    context = fields.Dict(keys=fields.String(), required=True)
    attachments = fields.List(fields.Nested(AttachmentAnswer), allow_none=True)


class NoticesAnswer(_Tolerant):
    territory_id = fields.UUID(allow_none=True)
    notices = fields.List(fields.Nested(NoticeAnswer), required=True)


class DigestItemAnswer(_Tolerant):
    title = fields.String(required=True)
    text = fields.String(required=True)


class DigestsAnswer(_Tolerant):
    items = fields.List(fields.Nested(DigestItemAnswer), required=True)


class PartnerAnswer(_Tolerant):
    id = fields.UUID(required=True)
    territory_id = fields.UUID(required=True)
    kind = fields.String(required=True)
    name = fields.String(required=True)
    contact_name = fields.String(allow_none=True)
    contact_email = fields.String(allow_none=True)
    locale = fields.String(allow_none=True)
    active = fields.Boolean()
