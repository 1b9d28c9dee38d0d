"""A season as it comes in by a form and goes out by the interfaces."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, post_load

from services.portal.domain.season import SeasonFacts
from services.portal.queries import SeasonRow
from services.portal.usecases.territory import AssociationFacts
from shared.web.fields import IsoDate, Line

_LONGEST_NAME = 80


@dataclass(frozen=True)
class SeasonInput:
    """``season_id``: chosen by the page of a new season. ``version``: of the season that was shown."""

    season_id: UUID
    version: int
    facts: SeasonFacts


class SeasonForm(Schema):
    season_id = fields.UUID(required=True)
    version = fields.Integer(load_default=1)
    name = Line(required=True, longest=_LONGEST_NAME)
    starts_on = IsoDate(required=True)
    registration_opens_on = IsoDate(required=True)
    training_starts_on = IsoDate(required=True)
    training_ends_on = IsoDate(required=True)
    contract_starts_on = IsoDate(required=True)
    first_session_on = IsoDate(required=True)
    contract_ends_on = IsoDate(required=True)
    ends_on = IsoDate(required=True)
    places = fields.Integer(required=True)

    @post_load
    def _input(self, data: dict[str, Any], **_: object) -> SeasonInput:
        return SeasonInput(data.pop("season_id"), data.pop("version"), SeasonFacts(**data))


class SeasonResponse(Schema):
    """What the public interface says of a season."""

    id = fields.UUID(required=True)
    name = fields.String(required=True)
    starts_on = fields.Date(required=True)
    registration_opens_on = fields.Date(required=True)
    training_starts_on = fields.Date(required=True)
    training_ends_on = fields.Date(required=True)
    contract_starts_on = fields.Date(required=True)
    first_session_on = fields.Date(required=True)
    contract_ends_on = fields.Date(required=True)
    ends_on = fields.Date(required=True)
    places = fields.Integer(required=True)


class AssociationResponse(Schema):
    name = fields.String(required=True)
    legal_name = fields.String(required=True)
    address = fields.String(required=True)
    siret = fields.String(required=True)
    ape = fields.String(required=True)
    convention = fields.String(required=True)
    signatory_name = fields.String(required=True)
    signatory_title = fields.String(required=True)
    email = fields.String(required=True)
    phone = fields.String(required=True)


class SeasonWithEmployerResponse(SeasonResponse):
    """What another service learns: the employer too."""

    territory_id = fields.UUID(required=True)
    association = fields.Nested(AssociationResponse, required=True)


def shown(row: SeasonRow) -> dict[str, Any]:
    """A season as ``SeasonResponse`` dumps it, and as the form starts from it."""
    return {"id": row.id, "season_id": row.id, "version": row.version, **asdict(row.facts)}


def with_employer(row: SeasonRow, employer: AssociationFacts) -> dict[str, Any]:
    return {**shown(row), "territory_id": row.territory_id, "association": employer}
