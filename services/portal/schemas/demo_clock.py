"""The form that moves the demo's clock."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields, post_load

from services.portal.domain.demo_clock import Jump
from services.portal.usecases.demo_clock import AdvanceClock
from shared.web.fields import IsoDate


class ClockForm(Schema):
    jump = fields.Enum(Jump, by_value=True, required=True)
    date = IsoDate(load_default=None, allow_none=True)

    @post_load
    def _advance(self, data: dict[str, Any], **_: object) -> AdvanceClock:
        return AdvanceClock(**data)
