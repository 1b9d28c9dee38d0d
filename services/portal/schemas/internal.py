"""What other services ask of the portal, and what they get, beside seasons and partners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, post_load, validate

from shared.access import Role


@dataclass(frozen=True)
class StaffWanted:
    territory_id: UUID
    role: str | None


class StaffQuery(Schema):
    territory_id = fields.UUID(required=True)
    role = fields.String(load_default=None, validate=validate.OneOf([role.value for role in Role]))

    @post_load
    def _wanted(self, data: dict[str, Any], **_: object) -> StaffWanted:
        return StaffWanted(**data)


class StaffResponse(Schema):
    id = fields.UUID(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    locale = fields.String(required=True)
