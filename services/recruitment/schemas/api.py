"""What the public API sends out."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from services.recruitment.domain.candidacy import Stage
from services.recruitment.queries.overview import PAGE_SIZE


class ModuleOut(Schema):
    id = fields.UUID()
    title = fields.String()
    starts_at = fields.AwareDateTime()
    ends_at = fields.AwareDateTime()
    place = fields.String()
    address = fields.String()
    places_left = fields.Integer()


class SeasonOut(Schema):
    """The season that takes registrations now."""

    id = fields.UUID()
    name = fields.String()
    contract_starts_on = fields.Date()
    places = fields.Integer()
    modules = fields.List(fields.Nested(ModuleOut))


class CandidateCreated(Schema):
    """The personal link goes by mail, never in the answer: only the owner of the address may have it."""

    candidate_id = fields.UUID()


class CandidateOut(Schema):
    id = fields.UUID()
    name = fields.String()
    stage = fields.Enum(Stage, by_value=True)
    school = fields.String(allow_none=True)
    registered_at = fields.AwareDateTime()


class CandidatesOut(Schema):
    items = fields.List(fields.Nested(CandidateOut), attribute="lines")
    total = fields.Integer()
    page = fields.Integer()
    pages = fields.Integer()


class CandidatesQuery(Schema):
    """``page`` from 1, of ``PAGE_SIZE`` each."""

    season_id = fields.UUID(required=True)
    stage = fields.Enum(Stage, by_value=True, load_default=None)
    school_id = fields.UUID(load_default=None)
    page = fields.Integer(
        load_default=1, validate=validate.Range(min=1, max=10_000), metadata={"description": f"{PAGE_SIZE} per page"}
    )


class BookingRequest(Schema):
    module_id = fields.UUID(required=True)


class BookingCreated(Schema):
    booking_id = fields.UUID()
