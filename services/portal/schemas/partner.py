"""A partner as it comes in by a form and goes out by the interfaces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, post_load, validate

from services.portal.domain.partner import MinorsPolicy, PartnerFacts, PartnerKind
from services.portal.queries import PartnerRow
from shared.web.fields import Checkbox, Email, Line
from shared.web.i18n import LANGUAGES

_LONGEST_NAME = 160
_LONGEST_CITY = 120
_MOST_EUROS = Decimal("9999999999.99")


class Euros(fields.Decimal):
    """``5 125,86`` as people type it, or ``5125.86``; no thousandth of a cent, no infinity."""

    def _deserialize(
        self, value: object, attr: str | None, data: Mapping[str, object] | None, **kwargs: object
    ) -> Decimal:
        if isinstance(value, str):
            value = value.translate({ord(" "): None, ord("\u00a0"): None, ord("\u202f"): None, ord("€"): None})
            value = value.replace(",", ".")
        return super()._deserialize(value, attr, data, **kwargs)


@dataclass(frozen=True)
class PartnerInput:
    """``partner_id``: chosen by the page of a new partner. ``version``: of the sheet that was shown."""

    partner_id: UUID
    version: int
    amount: Decimal | None
    facts: PartnerFacts


class PartnerForm(Schema):
    partner_id = fields.UUID(required=True)
    version = fields.Integer(load_default=1)
    kind = fields.Enum(PartnerKind, by_value=True, required=True)
    name = Line(required=True, longest=_LONGEST_NAME)
    city = Line(longest=_LONGEST_CITY, load_default="")
    contact_name = Line(required=True, longest=_LONGEST_NAME)
    contact_email = Email(required=True)
    locale = fields.String(required=True, validate=validate.OneOf(list(LANGUAGES)))
    minors_policy = fields.Enum(MinorsPolicy, by_value=True, load_default=MinorsPolicy.NONE)
    amount = Euros(load_default=None, allow_none=True, validate=validate.Range(max=_MOST_EUROS))
    active = Checkbox()

    @post_load
    def _input(self, data: dict[str, Any], **_: object) -> PartnerInput:
        return PartnerInput(data.pop("partner_id"), data.pop("version"), data.pop("amount"), PartnerFacts(**data))


@dataclass(frozen=True)
class Wanted:
    kind: PartnerKind | None
    page: int


class PartnerQuery(Schema):
    """What the list may be asked for."""

    kind = fields.Enum(PartnerKind, by_value=True, load_default=None, allow_none=True)
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))

    @post_load
    def _wanted(self, data: dict[str, Any], **_: object) -> Wanted:
        return Wanted(**data)


class PartnerResponse(Schema):
    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    name = fields.String(required=True)
    city = fields.String(required=True)
    contact_name = fields.String(required=True)
    contact_email = fields.String(required=True)
    locale = fields.String(required=True)
    minors_policy = fields.String(required=True)
    active = fields.Boolean(required=True)


class PartnerWithTerritoryResponse(PartnerResponse):
    """What another service learns."""

    territory_id = fields.UUID(required=True)


class PartnerListResponse(Schema):
    items = fields.List(fields.Nested(PartnerResponse), required=True)
    total = fields.Integer(required=True)
    page = fields.Integer(required=True)
    pages = fields.Integer(required=True)


def shown(row: PartnerRow) -> dict[str, Any]:
    """A partner as the responses dump it, and as the form starts from it."""
    known = {"id": row.id, "partner_id": row.id, "territory_id": row.territory_id, "version": row.version}
    return {**known, "amount": row.amount, **asdict(row.facts)}
