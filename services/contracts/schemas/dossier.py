"""What HR settles on a dossier and for a season; what the board is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from marshmallow import EXCLUDE, Schema, fields, post_load, validate

from services.contracts.domain.terms import EmploymentTerms
from services.contracts.queries.board import View
from shared.web.fields import IsoDate, Line, Paragraphs

CLOCK = validate.Regexp(r"([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True)
class BoardQuery:
    view: View = View.ALL
    page: int = 1


class BoardQuerySchema(Schema):
    class Meta:
        unknown = EXCLUDE  # the language switch adds its own argument

    view = fields.Enum(View, by_value=True, load_default=View.ALL)
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> BoardQuery:
        return BoardQuery(**data)


@dataclass(frozen=True)
class HostInput:
    partner_id: UUID


class HostForm(Schema):
    partner_id = fields.UUID(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> HostInput:
        return HostInput(**data)


@dataclass(frozen=True)
class DatesInput:
    starts_on: date
    ends_on: date


class DatesForm(Schema):
    starts_on = IsoDate(required=True)
    ends_on = IsoDate(required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> DatesInput:
        return DatesInput(**data)


class CancelForm(Schema):
    reason = fields.String(
        required=True, validate=validate.OneOf(["candidate_withdrew", "not_employable", "season_changed", "other"])
    )


class TermsForm(Schema):
    """Sums in euros and hours; the hourly rate may stay empty, the SMIC then holds."""

    sessions = fields.Integer(required=True, validate=validate.Range(min=1, max=200))
    session_hours = fields.Decimal(required=True, places=2, validate=validate.Range(min=Decimal("0.5"), max=Decimal(8)))
    meeting_hours = fields.Decimal(load_default=Decimal(0), places=2, validate=validate.Range(min=0, max=200))
    hourly_rate = fields.Decimal(load_default=Decimal(0), places=2, validate=validate.Range(min=0, max=100))
    weekday = fields.Integer(required=True, validate=validate.Range(min=0, max=6))
    slot_starts_at = fields.String(required=True, validate=CLOCK)
    slot_ends_at = fields.String(required=True, validate=CLOCK)
    post_title = Line(required=True, longest=120)
    group = fields.String(required=True, validate=validate.OneOf(["A", "B", "C", "D", "E"]))
    points = fields.Integer(required=True, validate=validate.Range(min=200, max=600))
    duties = Paragraphs(required=True, longest=2000)
    motive_facts = Paragraphs(required=True, longest=2000)
    supervisor_name = Line(longest=120)
    supervisor_title = Line(required=True, longest=120)
    collective_agreement = Line(required=True, longest=200)
    idcc = Line(required=True, longest=10)
    urssaf = Line(required=True, longest=120)
    pension_fund = Line(required=True, longest=120)
    provident_body = Line(required=True, longest=120)
    occupational_health = Line(longest=120)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> EmploymentTerms:
        return EmploymentTerms(**data)
