"""What the other services ask of the portal."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, jsonify
from webargs.flaskparser import use_args

from services.portal import queries
from services.portal.schemas.internal import StaffQuery, StaffResponse, StaffWanted
from services.portal.schemas.partner import PartnerWithTerritoryResponse, shown
from services.portal.schemas.season import SeasonWithEmployerResponse, with_employer
from shared.access import allow, runtime

blueprint = Blueprint("portal_internal", __name__, url_prefix="/internal/portal")


@blueprint.get("/seasons/<uuid:season_id>")
@allow.service()
def season(season_id: UUID) -> Response:
    with runtime().reading() as db:
        row = queries.season(db, season_id)
        employer = queries.association(db, row.territory_id)
    return jsonify(SeasonWithEmployerResponse().dump(with_employer(row, employer)))


@blueprint.get("/partners/<uuid:partner_id>")
@allow.service()
def partner(partner_id: UUID) -> Response:
    with runtime().reading() as db:
        row = queries.partner(db, partner_id)
    return jsonify(PartnerWithTerritoryResponse().dump(shown(row)))


@blueprint.get("/staff")
@allow.service()
@use_args(StaffQuery, location="query")
def team(wanted: StaffWanted) -> Response:
    with runtime().reading() as db:
        rows = queries.staff_with_role(db, role=wanted.role, territory_id=wanted.territory_id)
    return jsonify(StaffResponse(many=True).dump(rows))


@blueprint.get("/notices/<uuid:event_id>")
@allow.service()
def notices(event_id: UUID) -> Response:
    """Nobody is written to because of what the portal does: partners and seasons change in silence."""
    return jsonify({"notices": []})
