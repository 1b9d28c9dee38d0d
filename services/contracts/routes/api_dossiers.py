"""The public interface, version 1: dossiers of the caller's territory, and the order to generate contracts."""

from __future__ import annotations

from uuid import UUID

from flask_smorest import Blueprint

from services.contracts.queries.board import Board, board
from services.contracts.routes.context import HR_ROLES, READER_ROLES
from services.contracts.schemas.api import DossierList, RequestedContract, RequestedContracts
from services.contracts.schemas.dossier import BoardQuery, BoardQuerySchema
from services.contracts.usecases.generate import request_contract, request_ready_contracts
from shared.access import allow, runtime, staff

blueprint = Blueprint(
    "contracts_api", __name__, url_prefix="/api/contracts/v1", description="Dossiers and contracts of one territory"
)


@blueprint.get("/dossiers")
@allow.staff(*READER_ROLES)
@blueprint.arguments(BoardQuerySchema, location="query")
@blueprint.response(200, DossierList)
def dossiers(query: BoardQuery) -> Board:
    """Where each dossier stands, what is missing and who owes it; the most urgent first, fifty a page."""
    with runtime().reading() as db:
        return board(db, staff().territory_id, view=query.view, page=query.page, today=runtime().clock.today())


@blueprint.post("/dossiers/<uuid:dossier_id>/contract")
@allow.staff(*HR_ROLES)
@blueprint.response(202, RequestedContract)
def generate(dossier_id: UUID) -> dict[str, UUID]:
    """Queues the rendering of one contract; asking twice while it is being rendered answers with the same one."""
    person = staff()
    uow = runtime().unit_of_work(actor=person.key)
    contract_id = request_contract(dossier_id, territory_id=person.territory_id, uow=uow, clock=runtime().clock)
    return {"contract_id": contract_id}


@blueprint.post("/contracts/ready")
@allow.staff(*HR_ROLES)
@blueprint.response(202, RequestedContracts)
def generate_ready() -> dict[str, int]:
    """Queues the contract of every dossier that is ready."""
    person = staff()
    uow = runtime().unit_of_work(actor=person.key)
    return {"requested": request_ready_contracts(person.territory_id, uow=uow, clock=runtime().clock)}
