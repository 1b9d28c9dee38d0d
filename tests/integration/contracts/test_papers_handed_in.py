"""Papers through personal links: what is accepted, what is refused, and who may not come in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text

from services.contracts.models import Paper
from shared.clock import FixedClock
from shared.db.tables import ACCESS_LOG
from shared.files import DOCX, media_type_of
from tests.integration.contracts import steps
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, JPEG, MOTHER, PDF, adult, candidate, multipart, upload

pytestmark = pytest.mark.integration

TEN_MEGABYTES = 10 * 1024 * 1024


def hand_in(office: Office, dossier_id: UUID, kind: str, data: dict[str, object]) -> int:
    paper = steps.paper_of(office, dossier_id, kind, "youth")
    token = steps.papers_token(office, dossier_id)
    return office.visitor().post(f"/contrats/papiers/{token}/{paper.id}", data=data).status_code


def test_opening_a_link_changes_nothing(office: Office) -> None:
    dossier_id = office.open(adult())
    token = steps.papers_token(office, dossier_id)
    before = [(one.id, one.state) for one in steps.papers(office, dossier_id)]
    for _ in range(2):
        assert office.visitor().get(f"/contrats/papiers/{token}").status_code == 200
    assert [(one.id, one.state) for one in steps.papers(office, dossier_id)] == before


@pytest.mark.parametrize("content", [PDF, JPEG])
def test_a_photo_or_a_pdf_waits_for_hr(office: Office, content: bytes) -> None:
    dossier_id = office.open(adult())
    assert hand_in(office, dossier_id, "D01", {"file": (upload(content), "c.pdf"), "expires_on": "2031-05-01"}) == 303
    paper = steps.paper_of(office, dossier_id, "D01")
    assert (paper.state, str(paper.expires_on)) == ("received", "2031-05-01")
    assert office.client.get(f"/contrats/pieces/{paper.id}/fichier").data == content
    with office.runtime.reading() as session:
        opened = session.scalars(select(ACCESS_LOG.c.action).where(ACCESS_LOG.c.subject_id == dossier_id)).all()
    assert list(opened) == ["opened_file"]


@pytest.mark.parametrize(
    ("content", "name", "status"),
    [
        (b"MZ\x90\x00 this is a program", "carte.pdf", 422),
        (b"<html><script>alert(1)</script></html>", "photo.jpg", 422),
        (b"", "vide.pdf", 422),
        (PDF + b"\x00" * TEN_MEGABYTES, "lourd.pdf", 422),
        (PDF + b"\x00" * 3 * TEN_MEGABYTES, "tres-lourd.pdf", 422),
    ],
    ids=["program", "page", "empty", "over 10 MB", "30 MB"],
)
def test_a_disguised_or_heavy_file_is_refused(office: Office, content: bytes, name: str, status: int) -> None:
    dossier_id = office.open(adult())
    paper, token = steps.paper_of(office, dossier_id, "D01"), steps.papers_token(office, dossier_id)
    answer = office.visitor().post(f"/contrats/papiers/{token}/{paper.id}", **multipart(content, name))
    assert answer.status_code == status
    assert steps.paper_of(office, dossier_id, "D01").state == "requested"


@pytest.mark.parametrize(
    ("kind", "data", "status", "state"),
    [
        ("D12", {"value": "2 06 05 94 081 123 70"}, 422, "requested"),
        ("D12", {"value": "2 06 05 94 081 123 86"}, 303, "accepted"),
        ("D12", {"value": "1 06 05 94 081 123 61"}, 422, "requested"),
        ("D13", {"value": "FR76 3000 6000 0112 3456 7890 188", "holder": "Zoé D’Arc-Diallo"}, 422, "requested"),
        ("D13", {"value": steps.IBAN, "holder": "Paul Martin"}, 422, "requested"),
        ("D13", {"value": steps.IBAN, "holder": "DARC DIALLO"}, 422, "requested"),
        ("D13", {"value": steps.IBAN, "holder": "MLLE D ARC DIALLO ZOE"}, 303, "accepted"),
        ("D11", {"typed_name": "Zoé D'Arc-Diallo", "agreed": "on"}, 303, "accepted"),
        ("D11", {"typed_name": "Zoé D'Arc-Diallo"}, 422, "requested"),
        ("D11", {"typed_name": "Awa Diallo", "agreed": "on"}, 422, "requested"),
        ("D01", {}, 422, "requested"),
        ("D01", {"state": "accepted"}, 422, "requested"),
    ],
)
def test_what_is_typed_is_checked(office: Office, kind: str, data: dict[str, object], status: int, state: str) -> None:
    dossier_id = office.open(adult())
    if kind == "D12" and status == 303:
        data = {"value": steps.nir_for(steps.birth_date(office, dossier_id))}
    assert hand_in(office, dossier_id, kind, data) == status
    assert steps.paper_of(office, dossier_id, kind).state == state


def test_numbers_are_encrypted_at_rest_and_masked_on_the_pages(office: Office) -> None:
    dossier_id = office.open(adult())
    hand_in(office, dossier_id, "D13", {"value": steps.IBAN, "holder": "Zoé D’Arc-Diallo"})
    with office.runtime.reading() as session:
        raw = session.execute(text("select value, holder from paper where kind = 'D13'")).one()
    assert all(b"FR76" not in bytes(value) and b"Diallo" not in bytes(value) for value in raw)
    page = office.client.get(f"/contrats/dossiers/{dossier_id}").text
    assert "FR76 •••• •••• 0189" in page
    assert "3000 6000" not in page
    assert "30006000" not in page


def test_a_guardian_sees_their_own_papers_only(office: Office) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER))
    mother, father = (str(one.id) for one in steps.guardians(office, dossier_id))
    token = steps.papers_token(office, dossier_id, mother)
    page = office.visitor().get(f"/contrats/papiers/{token}").text
    own = [str(one.id) for one in steps.papers(office, dossier_id) if one.owner == mother]
    others = [str(one.id) for one in steps.papers(office, dossier_id) if one.owner != mother]
    assert all(paper in page for paper in own)
    assert not any(paper in page for paper in others)
    for paper in (steps.paper_of(office, dossier_id, "D06", father), steps.paper_of(office, dossier_id, "D01")):
        address = f"/contrats/papiers/{token}/{paper.id}"
        assert office.visitor().get(address).status_code == 404
        assert office.visitor().post(address, data={"file": (upload(), "x.pdf")}).status_code == 404
        assert office.visitor().get(f"{address}/fichier").status_code == 404


def test_a_foreign_link_is_not_found_and_a_signing_link_opens_no_papers(office: Office) -> None:
    dossier_id = office.open(adult())
    contract = steps.sent(office, dossier_id)
    token = steps.sign_token(office, steps.signatures(office, contract.id)["youth"].id)
    assert office.visitor().get(f"/contrats/papiers/{token}").status_code == 404
    assert office.visitor().get(f"/contrats/papiers/{token[:-4]}aaaa").status_code == 404
    assert office.visitor().get(f"/contrats/signer/{steps.papers_token(office, dossier_id)}").status_code == 404


def test_an_expired_link_offers_a_new_one_to_the_address_on_file(office: Office, clock: FixedClock) -> None:
    dossier_id = office.open(adult())
    token = steps.papers_token(office, dossier_id)
    clock.move(by=timedelta(days=61))
    page = office.visitor().get(f"/contrats/papiers/{token}")
    assert (page.status_code, f"/contrats/papiers/{token}/nouveau-lien" in page.text) == (410, True)
    office.publisher.messages.clear()
    assert office.visitor().post(f"/contrats/papiers/{token}/nouveau-lien").status_code == 200
    assert office.publisher.tasks() == ["notifications.on_papers_reminder_due"]
    assert steps.papers_token(office, dossier_id) != token


def test_hr_refuses_with_a_reason_and_the_person_sends_it_again(office: Office) -> None:
    dossier_id = office.open(adult())
    hand_in(office, dossier_id, "D01", {"file": (upload(), "carte.pdf")})
    paper = steps.paper_of(office, dossier_id, "D01")
    before = paper.file_id
    address = f"/contrats/pieces/{paper.id}/refuser"
    assert office.client.post(address, data={"words": "La date est coupée."}).status_code == 422
    sent = office.client.post(address, data={"reason": "unreadable", "words": "La date est coupée."})
    assert sent.status_code == 303
    assert "notifications.on_paper_refused" in office.publisher.tasks()
    own = office.visitor().get(f"/contrats/papiers/{steps.papers_token(office, dossier_id)}/{paper.id}").text
    assert "Le document n’est pas lisible : La date est coupée." in own
    assert hand_in(office, dossier_id, "D01", {"file": (upload(JPEG), "carte.jpg")}) == 303
    again = steps.paper_of(office, dossier_id, "D01")
    assert (again.state, again.refusal_code, again.file_id == before) == ("received", None, False)


def test_accepting_twice_is_a_conflict_not_a_second_acceptance(office: Office) -> None:
    dossier_id = office.open(adult())
    hand_in(office, dossier_id, "D01", {"file": (upload(), "carte.pdf")})
    address = f"/contrats/pieces/{steps.paper_of(office, dossier_id, 'D01').id}/accepter"
    assert [office.client.post(address).status_code for _ in range(2)] == [303, 409]


def test_hr_ticks_what_the_association_did(office: Office) -> None:
    dossier_id = office.open(adult())
    paper = steps.paper_of(office, dossier_id, "D16")
    address = f"/contrats/pieces/{paper.id}/cocher"
    assert office.client.post(address, data={"done_on": "2026-09-15"}).status_code == 422
    assert office.client.post(address, data={"done_on": "2026-09-14", "number": "R-42"}).status_code == 303
    with office.runtime.reading() as session:
        kept = session.get_one(Paper, paper.id)
        assert (kept.state, str(kept.done_on), kept.value) == ("accepted", "2026-09-14", "R-42")


def test_hr_brings_a_paper_but_cannot_consent_for_anybody(office: Office) -> None:
    dossier_id = office.open(adult())
    request = steps.paper_of(office, dossier_id, "D11")
    address = f"/contrats/pieces/{request.id}/deposer"
    assert office.client.post(address, data={"typed_name": "Zoé D’Arc-Diallo", "agreed": "on"}).status_code == 422
    assert office.client.post(address, data={"file": (upload(), "demande.pdf")}).status_code == 303
    assert steps.paper_of(office, dossier_id, "D11").state == "received"


def test_a_cancelled_dossier_takes_nothing_and_its_links_are_dead(office: Office) -> None:
    dossier_id = office.open(adult())
    token = steps.papers_token(office, dossier_id)
    assert office.client.post(f"/contrats/dossiers/{dossier_id}/annuler", data={"reason": "other"}).status_code == 303
    assert office.visitor().get(f"/contrats/papiers/{token}").status_code == 404


def test_a_typed_consent_has_its_paper_form_for_its_owner_and_for_hr(office: Office) -> None:
    dossier_id = office.open(candidate(MOTHER, FATHER))
    mother, father = (str(one.id) for one in steps.guardians(office, dossier_id))
    token = steps.papers_token(office, dossier_id, mother)
    for kind in ("D06", "D11"):
        own, other = (steps.paper_of(office, dossier_id, kind, owner) for owner in (mother, father))
        answer = office.visitor().get(f"/contrats/papiers/{token}/{own.id}/formulaire.docx")
        assert (answer.status_code, media_type_of(answer.data)) == (200, DOCX)
        assert office.visitor().get(f"/contrats/papiers/{token}/{other.id}/formulaire.docx").status_code == 404
        assert office.client.get(f"/contrats/pieces/{own.id}/formulaire.docx").data == answer.data
    identity = steps.paper_of(office, dossier_id, "D01")
    assert office.client.get(f"/contrats/pieces/{identity.id}/formulaire.docx").status_code == 404
