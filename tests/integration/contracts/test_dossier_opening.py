"""A published decision opens one dossier, and only a selection does."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from services.contracts.models import Dossier, Paper
from services.contracts.tasks import on_candidate_withdrew, on_decision_published
from tests.integration.contracts.conftest import Office
from tests.integration.contracts.sample import FATHER, MOTHER, adult, candidate

pytestmark = pytest.mark.integration


def papers(office: Office) -> list[tuple[str, str]]:
    with office.runtime.reading() as session:
        rows = session.execute(select(Paper.kind, Paper.state).order_by(Paper.kind)).all()
        return [(row.kind, row.state) for row in rows]


def test_a_french_adult_student_is_asked_for_the_base_and_the_study_papers(office: Office) -> None:
    office.open(adult())
    assert [kind for kind, _ in papers(office)] == ["D01", "D10", "D11", "D12", "D13", "D14", "D16"]
    assert "notifications.on_dossier_opened" in office.publisher.tasks()


def test_a_minor_with_two_parents_needs_both(office: Office) -> None:
    office.open(candidate(MOTHER, FATHER))
    kinds = [kind for kind, _ in papers(office)]
    assert [kind for kind in kinds if kind in ("D06", "D07", "D08", "D11", "D15")] == [
        "D06", "D06", "D07", "D08", "D08", "D11", "D11", "D11", "D15",
    ]  # fmt: skip


def test_a_reserve_opens_nothing(office: Office) -> None:
    one = office.recruitment.add(candidate(MOTHER, outcome="reserve"))
    on_decision_published(office.runtime, event_id=uuid4(), decision_id=uuid4(), candidate_id=one.id)
    assert papers(office) == []


def test_a_second_decision_for_the_same_youth_opens_no_second_dossier(office: Office) -> None:
    one = adult()
    office.open(one)
    on_decision_published(office.runtime, event_id=uuid4(), decision_id=uuid4(), candidate_id=one.id)
    with office.runtime.reading() as session:
        assert session.scalar(select(func.count()).select_from(Dossier)) == 1


def test_a_withdrawal_cancels_the_dossier_with_its_reason(office: Office) -> None:
    one = adult()
    dossier_id = office.open(one)
    on_candidate_withdrew(office.runtime, event_id=uuid4(), candidate_id=one.id)
    on_candidate_withdrew(office.runtime, event_id=uuid4(), candidate_id=one.id)
    with office.runtime.reading() as session:
        dossier = session.get_one(Dossier, dossier_id)
        assert (dossier.state, dossier.cancelled_reason) == ("cancelled", "candidate_withdrew")
