"""What notifications asks of contracts: whom an event concerns, and a partner's digest."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, jsonify
from webargs.flaskparser import use_args

from services.contracts.queries.digests import digest
from services.contracts.schemas.internal import DigestItemResponse, NoticeResponse, Period, PeriodQuery
from services.contracts.usecases.notices import Surroundings, notices_of
from shared.access import allow, principal, runtime

blueprint = Blueprint("contracts_internal", __name__, url_prefix="/internal/contracts")


@blueprint.get("/notices/<uuid:event_id>")
@allow.service()
def notices(event_id: UUID) -> Response:
    here = runtime()
    uow = here.unit_of_work(actor=principal().key)
    told = notices_of(event_id, uow=uow, clock=here.clock, around=Surroundings(here.url, here.files))
    return jsonify({"territory_id": told.territory_id, "notices": NoticeResponse(many=True).dump(told.notices)})


@blueprint.get("/digests/<uuid:partner_id>")
@allow.service()
@use_args(PeriodQuery, location="query")
def digests(period: Period, partner_id: UUID) -> Response:
    with runtime().reading() as db:
        items = digest(db, partner_id, since=period.since, until=period.until)
    return jsonify({"items": DigestItemResponse(many=True).dump(items)})
