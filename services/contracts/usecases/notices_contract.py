"""Notices about the contract: whose turn it is to sign, who declined, and the copies once everyone has signed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.contracts.domain.age import is_minor
from services.contracts.domain.lifecycles import SignatureState
from services.contracts.domain.signatories import EMPLOYER_KEY
from services.contracts.models import Contract, Dossier, PartnerCopy, Signature
from services.contracts.queries import loading
from services.contracts.queries.files import DocumentFormat, document_of
from services.contracts.usecases.notice import Attachment, Desk, Notice, Recipient, reachable

SIGNING_ROLES = ("hr", "project_lead")
WITH_ADULT = "with_adult"


def contract_to_sign(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    """By personal link for the youth and their representatives, on the dossier's page for the employer."""
    signature = desk.uow.session.get_one(Signature, ids["signature_id"])
    contract = desk.uow.session.get_one(Contract, ids["contract_id"])
    if signature.state not in (SignatureState.ASKED, SignatureState.WANTS_CALL):
        return []
    dossier = desk.dossier(contract.dossier_id)
    common = {
        "youth_name": loading.person_of(dossier).full_name,
        "role": signature.role,
        "sign_before": (contract.sign_before or contract.starts_on).isoformat(),
        "starts_on": contract.starts_on.isoformat(),
    }
    if signature.signatory == EMPLOYER_KEY:
        people = {who: desk.dossier_link(dossier) for who in desk.staff(dossier, *SIGNING_ROLES)}
    else:
        who = desk.owner(dossier, signature.signatory)
        people = {who: desk.signing_link(signature.id, who)}
    return reachable(
        Notice("contract_to_sign", who, common | {"name": who.name, "link": link}) for who, link in people.items()
    )


def signature_refused(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    """The reason stays on the dossier's page: it may be intimate."""
    signature = desk.uow.session.get_one(Signature, ids["signature_id"])
    contract = desk.uow.session.get_one(Contract, ids["contract_id"])
    if signature.state not in (SignatureState.REFUSED, SignatureState.WANTS_CALL):
        return []
    dossier = desk.dossier(contract.dossier_id)
    context = {
        "youth_name": loading.person_of(dossier).full_name,
        "signatory_name": signature.name,
        "wish": "call" if signature.state == SignatureState.WANTS_CALL else "refuse",
        "link": desk.dossier_link(dossier),
    }
    return reachable(
        Notice("signature_refused", who, context | {"name": who.name}) for who in desk.staff(dossier, *SIGNING_ROLES)
    )


def contract_completed(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    """A copy to every party, and to the host place what it needs to know about minors."""
    contract = desk.uow.session.get_one(Contract, ids["contract_id"])
    dossier = desk.dossier(ids["dossier_id"])
    copy = _copy(contract, desk)
    context = {
        "youth_name": loading.person_of(dossier).full_name,
        "starts_on": contract.starts_on.isoformat(),
        "ends_on": contract.ends_on.isoformat(),
    }
    copies = [
        Notice("contract_completed", who, context | {"name": who.name}, (copy,))
        for who in _parties(contract, dossier, desk)
    ]
    return reachable([*copies, *_host_informed(dossier, desk)])


def _copy(contract: Contract, desk: Desk) -> Attachment:
    """The signed paper where there is one, else the PDF, else the Word document."""
    forms = {
        DocumentFormat.SCAN: contract.scan_file_id,
        DocumentFormat.PDF: contract.pdf_file_id,
        DocumentFormat.DOCX: contract.docx_file_id,
    }
    found = document_of(contract, next(form for form, file_id in forms.items() if file_id))
    return desk.attach(found.file_id, filename=found.filename, content_type=found.media_type)


def _parties(contract: Contract, dossier: Dossier, desk: Desk) -> list[Recipient]:
    people = []
    for signature in loading.signatures_of(desk.uow.session, contract.id):
        if signature.signatory == EMPLOYER_KEY:
            association = loading.season_of(desk.uow.session, dossier).association
            email = association.get("email", "")
            people.append(Recipient(f"territory:{dossier.territory_id}", association.get("name", ""), email, "fr"))
        else:
            people.append(desk.owner(dossier, signature.signatory))
    return people


def _host_informed(dossier: Dossier, desk: Desk) -> list[Notice]:
    """First names and whether of age: nothing else of the youth is a host's business (R-07)."""
    if dossier.host_partner_id is None:
        return []
    host = desk.uow.session.get_one(PartnerCopy, dossier.host_partner_id)
    minor = is_minor(dossier.birth_date, dossier.starts_on)
    association = loading.season_of(desk.uow.session, dossier).association
    context: dict[str, Any] = {
        "contact_name": host.contact_name,
        "partner_name": host.name,
        "ambassadors": [{"first_name": loading.person_of(dossier).first_name, "is_minor": minor}],
        "minors_policy": host.minors_policy or "none",
        "adult_required": minor and host.minors_policy == WITH_ADULT,
        "first_session_on": dossier.first_session_on.isoformat(),
        "contact_email": association.get("email", ""),
    }
    who = Recipient(f"partner:{host.id}", host.contact_name, host.contact_email, host.locale)
    return [Notice("host_informed", who, context)]
