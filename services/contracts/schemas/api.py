"""The public API's shapes."""

from __future__ import annotations

from marshmallow import Schema, fields


class DossierItem(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True)
    contract_state = fields.String(allow_none=True)
    missing = fields.Integer(required=True)
    to_review = fields.Integer(required=True)
    owed_by = fields.List(fields.String(), required=True)
    ready_on = fields.Date(required=True)
    due_on = fields.Date(allow_none=True)
    starts_on = fields.Date(required=True)
    first_session_on = fields.Date(required=True)
    late = fields.Boolean(required=True)


class DossierList(Schema):
    items = fields.List(fields.Nested(DossierItem), attribute="rows", required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)


class RequestedContract(Schema):
    contract_id = fields.UUID(required=True)


class RequestedContracts(Schema):
    requested = fields.Integer(required=True)
