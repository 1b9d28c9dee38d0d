"""The public interface, version 1: seasons and partners of the caller's territory, for signed-in staff."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask_smorest import Blueprint

from services.portal import queries
from services.portal.schemas.partner import PartnerListResponse, PartnerQuery, PartnerResponse, Wanted
from services.portal.schemas.partner import shown as shown_partner
from services.portal.schemas.season import SeasonResponse, shown
from shared.access import Role, allow, runtime, staff

blueprint = Blueprint(
    "portal_api", __name__, url_prefix="/api/portal/v1", description="Seasons and partners of one territory"
)
_READERS = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.HR, Role.ADMIN)


@blueprint.get("/seasons")
@allow.staff()
@blueprint.response(200, SeasonResponse(many=True))
def seasons() -> list[dict[str, Any]]:
    """All seasons of the territory, newest first."""
    with runtime().reading() as db:
        return [shown(row) for row in queries.seasons(db, staff().territory_id)]


@blueprint.get("/seasons/<uuid:season_id>")
@allow.staff()
@blueprint.response(200, SeasonResponse)
def season(season_id: UUID) -> dict[str, Any]:
    """One season."""
    with runtime().reading() as db:
        return shown(queries.season(db, season_id, staff().territory_id))


@blueprint.get("/partners")
@allow.staff(*_READERS)
@blueprint.arguments(PartnerQuery, location="query")
@blueprint.response(200, PartnerListResponse)
def partners(wanted: Wanted) -> dict[str, Any]:
    """Partners of one kind, or all, fifty a page."""
    with runtime().reading() as db:
        found = queries.partners(db, staff().territory_id, kind=wanted.kind, page=wanted.page)
    items = [shown_partner(row) for row in found.rows]
    return {"items": items, "total": found.total, "page": found.page, "pages": found.pages}


@blueprint.get("/partners/<uuid:partner_id>")
@allow.staff(*_READERS)
@blueprint.response(200, PartnerResponse)
def partner(partner_id: UUID) -> dict[str, Any]:
    """One partner."""
    with runtime().reading() as db:
        return shown_partner(queries.partner(db, partner_id, staff().territory_id))
