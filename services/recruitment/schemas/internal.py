"""What other services ask with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from marshmallow import Schema, fields, post_load


@dataclass(frozen=True)
class Period:
    since: datetime
    until: datetime


class DigestQuery(Schema):
    """From ``since`` (included) to ``until`` (excluded), ISO 8601."""

    since = fields.AwareDateTime(required=True, default_timezone=UTC)
    until = fields.AwareDateTime(required=True, default_timezone=UTC)

    @post_load
    def _period(self, data: dict[str, Any], **_: object) -> Period:
        return Period(**data)
