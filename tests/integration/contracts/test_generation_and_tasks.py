"""Documents and due dates: every task twice, one faulty dossier never stops the others."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from services.contracts import tasks
from services.contracts.models import Contract, Dossier, DueDate, Paper, PartnerCopy, SeasonCopy, StaffCopy
from shared.clock import FixedClock
from shared.db.tables import FAILED_TASK
from tests.integration.contracts import sample, steps
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, MOTHER, adult, candidate

pytestmark = pytest.mark.integration


def count(office: Office, table: type) -> int:
    with office.runtime.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def totals(office: Office) -> dict[str, int]:
    tables = (Dossier, Paper, Contract, DueDate, PartnerCopy, SeasonCopy, StaffCopy)
    return {table.__name__: count(office, table) for table in tables}


def deliver_twice(office: Office, task: str, **ids: UUID) -> None:
    for _ in range(2):
        office.publisher.deliver({"contracts": office.runtime})
        uow = office.runtime.unit_of_work()
        with uow:
            uow.enqueue(f"contracts.{task}", queue="contracts.default", **ids)
        office.work()


def test_every_consumer_twice_leaves_the_same_rows(office: Office) -> None:
    one = office.recruitment.add(candidate(MOTHER, FATHER))
    for task, ids in {
        "on_season_opened": {"event_id": uuid4(), "season_id": sample.SEASON},
        "on_partner_changed": {"event_id": uuid4(), "partner_id": sample.HOST},
        "on_decision_published": {"event_id": uuid4(), "decision_id": uuid4(), "candidate_id": one.id},
    }.items():
        deliver_twice(office, task, **ids)
        before = totals(office)
        deliver_twice(office, task, **ids)
        assert totals(office) == before
    tasks.refresh_staff(office.runtime)
    tasks.refresh_staff(office.runtime)
    assert totals(office) == {
        "Dossier": 1, "Paper": 15, "Contract": 0, "DueDate": 2, "PartnerCopy": 1, "SeasonCopy": 1, "StaffCopy": 1,
    }  # fmt: skip


def test_a_decision_that_comes_before_its_season_waits_for_nothing(office: Office) -> None:
    early = sample.candidate(MOTHER)
    one = office.recruitment.add(early)
    object.__setattr__(one, "season_id", uuid4())
    tasks.on_decision_published(office.runtime, event_id=uuid4(), decision_id=uuid4(), candidate_id=one.id)
    assert (count(office, Dossier), count(office, SeasonCopy)) == (1, 2)


def test_the_group_is_generated_and_sent_at_once(office: Office) -> None:
    ready = [office.open(adult()) for _ in range(3)]
    office.open(candidate(MOTHER))
    for dossier_id in ready:
        steps.hand_in_all(office, dossier_id)
    assert office.client.post("/contrats/generer").status_code == 303
    assert office.client.post("/contrats/generer").status_code == 303
    office.work()
    assert {steps.state_of(office, dossier_id) for dossier_id in ready} == {"drafted"}
    assert count(office, Contract) == 3
    assert office.client.post("/contrats/envoyer").status_code == 303
    assert {steps.state_of(office, dossier_id) for dossier_id in ready} == {"out_for_signature"}
    assert office.publisher.tasks().count("notifications.on_contract_to_sign") == 3


def test_a_dossier_that_is_not_ready_is_refused(office: Office) -> None:
    dossier_id = office.open(adult())
    assert office.client.post(f"/contrats/dossiers/{dossier_id}/generer").status_code == 409
    assert office.client.post(f"/contrats/dossiers/{dossier_id}/envoyer").status_code == 409
    assert count(office, Contract) == 0


def test_a_blank_that_the_law_wants_filled_is_told_and_the_next_version_works(office: Office) -> None:
    one = adult()
    object.__setattr__(one, "person", sample.person(birth_date=one.person.birth_date, address=""))
    faulty, fine = office.open(one), office.open(adult())
    for dossier_id in (faulty, fine):
        steps.hand_in_all(office, dossier_id)
    office.client.post("/contrats/generer")
    office.work()
    assert [steps.contract_of(office, one_of).state for one_of in (faulty, fine)] == ["failed", "drafted"]
    page = office.client.get(f"/contrats/dossiers/{faulty}").text
    assert "youth.address" in page
    with office.runtime.reading() as session:
        assert session.scalar(select(func.count()).select_from(FAILED_TASK)) == 0


def test_people_are_reminded_weekly_until_nothing_is_owed(office: Office, clock: FixedClock) -> None:
    dossier_id = office.open(adult())
    reminder = "notifications.on_papers_reminder_due"
    tasks.sweep_due_dates(office.runtime)
    assert office.publisher.tasks().count(reminder) == 0
    for week in (1, 2):
        clock.move(by=timedelta(days=7))
        tasks.sweep_due_dates(office.runtime)
        tasks.sweep_due_dates(office.runtime)
        assert office.publisher.tasks().count(reminder) == week
    steps.hand_in_all(office, dossier_id)
    clock.move(by=timedelta(days=28))
    tasks.sweep_due_dates(office.runtime)
    assert office.publisher.tasks().count(reminder) == 2


def test_a_date_in_danger_is_told(office: Office, clock: FixedClock) -> None:
    office.open(candidate(MOTHER, FATHER, nationality="SN"))
    clock.move(by=timedelta(days=7))
    tasks.sweep_due_dates(office.runtime)
    assert office.publisher.tasks().count("notifications.on_deadline_at_risk") == 1


def test_an_expired_paper_is_asked_for_again(office: Office, clock: FixedClock) -> None:
    dossier_id = office.open(adult())
    steps.hand_in_all(office, dossier_id)
    paper = steps.paper_of(office, dossier_id, "D01")
    office.client.post(f"/contrats/pieces/{paper.id}/refuser", data={"reason": "out_of_date"})
    token = steps.papers_token(office, dossier_id)
    data = {"file": (sample.upload(), "c.pdf"), "expires_on": "2026-10-01"}
    office.visitor().post(f"/contrats/papiers/{token}/{paper.id}", data=data)
    office.client.post(f"/contrats/pieces/{paper.id}/accepter")
    assert steps.state_of(office, dossier_id) == "ready"
    clock.move(by=timedelta(days=18))
    tasks.sweep_due_dates(office.runtime)
    assert (steps.paper_of(office, dossier_id, "D01").state, steps.state_of(office, dossier_id)) == (
        "expired", "collecting",
    )  # fmt: skip
