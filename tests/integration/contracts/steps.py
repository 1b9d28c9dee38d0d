"""What people do with the pages, as steps that tests compose: hand papers in, review, generate, sign."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from services.contracts.domain.lifecycles import PaperState
from services.contracts.domain.paper_kinds import PAPER_TYPES, HandIn, PaperKind
from services.contracts.domain.signatories import YOUTH_KEY
from services.contracts.models import Contract, Dossier, Guardian, Paper, Signature
from services.contracts.queries import loading
from services.contracts.queries.papers import link_key
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import PDF, upload

IBAN = "FR76 3000 6000 0112 3456 7890 189"


def papers_token(office: Office, dossier_id: UUID, owner: str = YOUTH_KEY) -> str:
    uow = office.runtime.unit_of_work()
    with uow:
        dossier = uow.session.get_one(Dossier, dossier_id)
        return uow.issue_link("papers", dossier_id, person_key=link_key(dossier, owner), days=60)


def sign_token(office: Office, signature_id: UUID, owner: str = "youth") -> str:
    uow = office.runtime.unit_of_work()
    with uow:
        return uow.issue_link("sign", signature_id, person_key=f"test:{owner}", days=30)


def papers(office: Office, dossier_id: UUID) -> list[Paper]:
    with office.runtime.reading() as session:
        return list(loading.papers_of(session, dossier_id))


def paper_of(office: Office, dossier_id: UUID, kind: str, owner: str | None = None) -> Paper:
    found = papers(office, dossier_id)
    return next(one for one in found if one.kind == kind and (owner is None or one.owner == owner))


def guardians(office: Office, dossier_id: UUID) -> list[Guardian]:
    with office.runtime.reading() as session:
        return list(loading.guardians_of(session, dossier_id))


def state_of(office: Office, dossier_id: UUID) -> str:
    with office.runtime.reading() as session:
        return session.get_one(Dossier, dossier_id).state


def contract_of(office: Office, dossier_id: UUID) -> Contract:
    with office.runtime.reading() as session:
        found = loading.latest_contract(session, dossier_id)
        assert found is not None
        return found


def signatures(office: Office, contract_id: UUID) -> dict[str, Signature]:
    with office.runtime.reading() as session:
        rows = session.scalars(select(Signature).where(Signature.contract_id == contract_id)).all()
        return {row.signatory: row for row in rows}


def name_of(office: Office, dossier_id: UUID, owner: str) -> str:
    if owner == YOUTH_KEY:
        with office.runtime.reading() as session:
            return loading.person_of(session.get_one(Dossier, dossier_id)).full_name
    one = next(one for one in guardians(office, dossier_id) if str(one.id) == owner)
    return f"{one.first_name} {one.last_name}"


def nir_for(birth: date, *, sex: str = "2") -> str:
    body = f"{sex}{birth.year % 100:02d}{birth.month:02d}94081123"
    return f"{body}{97 - int(body) % 97:02d}"


def hand_in_all(office: Office, dossier_id: UUID) -> None:
    """Every person through their own link, the association through HR, and HR accepts the files."""
    for paper in papers(office, dossier_id):
        _hand_in(office, dossier_id, paper)
    for paper in papers(office, dossier_id):
        if paper.state == PaperState.RECEIVED:
            assert office.client.post(f"/contrats/pieces/{paper.id}/accepter").status_code == 303


def _hand_in(office: Office, dossier_id: UUID, paper: Paper) -> None:
    hand_in = PAPER_TYPES[PaperKind(paper.kind)].hand_in
    if hand_in is HandIn.DATED:
        return
    birth = birth_date(office, dossier_id)
    name = name_of(office, dossier_id, paper.owner)
    typed: dict[HandIn, dict[str, object]] = {
        HandIn.FILE: {"file": (upload(PDF), "piece.pdf")},
        HandIn.STATEMENT: {"typed_name": name, "agreed": "on"},
        HandIn.NIR: {"value": nir_for(birth)},
        HandIn.IBAN: {"value": IBAN, "holder": name},
    }
    token = papers_token(office, dossier_id, paper.owner)
    answer = office.visitor().post(f"/contrats/papiers/{token}/{paper.id}", data=typed[hand_in])
    assert answer.status_code == 303, answer.text


def birth_date(office: Office, dossier_id: UUID) -> date:
    with office.runtime.reading() as session:
        return session.get_one(Dossier, dossier_id).birth_date


def generated(office: Office, dossier_id: UUID) -> Contract:
    hand_in_all(office, dossier_id)
    assert office.client.post(f"/contrats/dossiers/{dossier_id}/generer").status_code == 303
    office.work()
    return contract_of(office, dossier_id)


def sent(office: Office, dossier_id: UUID) -> Contract:
    generated(office, dossier_id)
    assert office.client.post(f"/contrats/dossiers/{dossier_id}/envoyer").status_code == 303
    return contract_of(office, dossier_id)


def sign(office: Office, signature: Signature) -> int:
    token = sign_token(office, signature.id, signature.signatory)
    data = {"typed_name": signature.name, "agreed": "on"}
    return office.visitor().post(f"/contrats/signer/{token}", data=data).status_code


def sign_for_employer(office: Office, dossier_id: UUID) -> int:
    data = {"typed_name": "Camille Test", "agreed": "on"}
    return office.client.post(f"/contrats/dossiers/{dossier_id}/signer-employeur", data=data).status_code


def an_event() -> UUID:
    return uuid4()
