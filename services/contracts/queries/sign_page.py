"""What a signatory reads before agreeing: a summary of the contract in plain words, and who else signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from services.contracts.domain.lifecycles import ContractState, SignatureState
from services.contracts.domain.signatories import Role
from services.contracts.models import Contract, Signature
from services.contracts.queries import loading
from services.contracts.queries.dossier_page import SignatureCard, signature_cards
from services.contracts.queries.statements import reference_of, signature_statement_of
from shared.errors import NotFound


@dataclass(frozen=True)
class Summary:
    """Read from the frozen snapshot, so that the page and the document cannot disagree."""

    employer: str
    youth: str
    post: str
    starts_on: date
    ends_on: date
    trial_days: int
    hours_total: Decimal
    hours_weekly: Decimal
    hourly_rate: Decimal
    gross: Decimal
    precarity: Decimal
    leave: Decimal
    place: str
    motive: str


@dataclass(frozen=True)
class SignPage:
    contract: Contract
    signature: Signature
    reference: str
    youth_name: str
    is_youth: bool
    statement: str
    summary: Summary | None
    others: tuple[SignatureCard, ...]
    is_open: bool
    has_pdf: bool


def sign_page(session: Session, signature_id: UUID, *, locale: str) -> SignPage:
    signature = session.get(Signature, signature_id)
    if signature is None:
        raise NotFound
    contract = session.get_one(Contract, signature.contract_id)
    dossier = loading.find_dossier(session, contract.dossier_id)
    open_states = (SignatureState.ASKED, SignatureState.WANTS_CALL)
    return SignPage(
        contract=contract,
        signature=signature,
        reference=reference_of(contract),
        youth_name=loading.person_of(dossier).full_name,
        is_youth=signature.role == Role.YOUTH,
        statement=signature_statement_of(session, signature, contract, locale=locale).text,
        summary=_summary(contract.snapshot) if contract.snapshot else None,
        others=tuple(one for one in signature_cards(session, contract.id) if one.id != signature.id),
        is_open=contract.state == ContractState.OUT_FOR_SIGNATURE and signature.state in open_states,
        has_pdf=contract.pdf_file_id is not None,
    )


def _summary(kept: dict[str, Any]) -> Summary:
    return Summary(
        employer=kept["employer"]["legal_name"],
        youth=f"{kept['youth']['first_name']} {kept['youth']['last_name']}",
        post=kept["post"]["title"],
        starts_on=date.fromisoformat(kept["term"]["starts_on"]),
        ends_on=date.fromisoformat(kept["term"]["ends_on"]),
        trial_days=int(kept["term"]["trial_days"]),
        hours_total=Decimal(kept["hours"]["total"]),
        hours_weekly=Decimal(kept["hours"]["weekly"]),
        hourly_rate=Decimal(kept["pay"]["hourly_rate"]),
        gross=Decimal(kept["pay"]["gross_estimate"]),
        precarity=Decimal(kept["pay"]["precarity_estimate"]),
        leave=Decimal(kept["pay"]["leave_estimate"]),
        place=", ".join(place["name"] for place in kept["places"]),
        motive=f"{kept['motive']['ground']} ({kept['motive']['article']})",
    )
