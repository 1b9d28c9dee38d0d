"""One use case, one transaction: rows, facts and messages together or not at all."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from shared.db.tables import EVENT, OUTBOX, TRANSITION
from shared.errors import AlreadyHandled, Transient
from shared.events.catalogue import CandidateRegistered, SeasonOpened
from shared.outbox.messages import Message
from tests.integration.shared.conftest import Kernel, LabelTaken, NothingLeft, Thing


def _thing(label: str) -> Thing:
    return Thing(id=uuid.uuid4(), label=label, secret="Zoé d’Arc & fils", taken=0)


def test_commits_and_publishes_to_each_subscriber(kernel: Kernel) -> None:
    candidate = uuid.uuid4()
    with kernel.runtime.unit_of_work() as uow:
        uow.session.add(_thing("a"))
        event_id = uow.record(CandidateRegistered(candidate_id=candidate))
        assert kernel.publisher.tasks() == []
    assert kernel.publisher.tasks() == ["notifications.on_candidate_registered"]
    assert kernel.publisher.messages[0].arguments == {
        "event_id": str(event_id),
        "version": 1,
        "candidate_id": str(candidate),
    }
    assert kernel.runtime.relay.backlog() == (0, 0.0)


def test_an_error_leaves_no_row_no_fact_no_message(kernel: Kernel) -> None:
    with pytest.raises(RuntimeError), kernel.runtime.unit_of_work() as uow:
        uow.session.add(_thing("a"))
        uow.record(CandidateRegistered(candidate_id=uuid.uuid4()))
        raise RuntimeError
    with kernel.runtime.reading() as session:
        assert session.execute(select(Thing)).all() == []
        assert session.execute(select(EVENT)).all() == []
        assert session.execute(select(OUTBOX)).all() == []
    assert kernel.publisher.tasks() == []


def test_a_dead_broker_loses_nothing(kernel: Kernel, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(message: Message) -> None:
        raise Transient("down")

    with monkeypatch.context() as patched:
        # The port's fake, told to fail as the real one does when Redis is away.
        patched.setattr(kernel.publisher, "publish", refuse)
        with kernel.runtime.unit_of_work() as uow:
            uow.record(CandidateRegistered(candidate_id=uuid.uuid4()))
    assert kernel.runtime.relay.backlog()[0] == 1
    with kernel.runtime.engine.begin() as connection:
        connection.execute(OUTBOX.update().values(next_attempt_at=kernel.clock.now()))
    assert kernel.runtime.relay.sweep() == 1
    assert kernel.publisher.tasks() == ["notifications.on_candidate_registered"]
    assert kernel.runtime.relay.sweep() == 0


def test_the_same_event_is_handled_once(kernel: Kernel) -> None:
    event_id = uuid.uuid4()
    with kernel.runtime.unit_of_work(once=event_id) as uow:
        uow.session.add(_thing("a"))
    with pytest.raises(AlreadyHandled), kernel.runtime.unit_of_work(once=event_id) as uow:
        uow.session.add(_thing("b"))
    with kernel.runtime.reading() as session:
        assert session.scalars(select(Thing.label)).all() == ["a"]


def test_a_failed_handling_can_be_tried_again(kernel: Kernel) -> None:
    event_id = uuid.uuid4()
    with pytest.raises(RuntimeError), kernel.runtime.unit_of_work(once=event_id):
        raise RuntimeError
    with kernel.runtime.unit_of_work(once=event_id) as uow:
        uow.session.add(_thing("a"))
    with kernel.runtime.reading() as session:
        assert session.scalars(select(Thing.label)).all() == ["a"]


def test_constraints_speak_the_domain_s_language(kernel: Kernel) -> None:
    with kernel.runtime.unit_of_work() as uow:
        uow.session.add(_thing("a"))
    with pytest.raises(LabelTaken), kernel.runtime.unit_of_work() as uow:
        uow.session.add(_thing("a"))
    too_many = _thing("b")
    too_many.taken = 2
    with pytest.raises(NothingLeft), kernel.runtime.unit_of_work() as uow:
        uow.session.add(too_many)


def test_an_inner_use_case_joins_the_outer_one(kernel: Kernel) -> None:
    uow = kernel.runtime.unit_of_work()
    with pytest.raises(RuntimeError), uow:
        with uow:
            uow.session.add(_thing("inner"))
        raise RuntimeError
    with kernel.runtime.reading() as session:
        assert session.scalars(select(Thing.label)).all() == []


def test_a_service_records_only_its_own_facts(kernel: Kernel) -> None:
    with pytest.raises(ValueError, match="season_opened"), kernel.runtime.unit_of_work() as uow:
        uow.record(SeasonOpened(season_id=uuid.uuid4()))


def test_moves_are_logged_with_actor_and_reason(kernel: Kernel) -> None:
    entity = uuid.uuid4()
    with kernel.runtime.unit_of_work(actor="staff:1") as uow:
        uow.moved("paper", entity, event="refuse", states=("received", "refused"), why="illisible")
    with kernel.runtime.reading() as session:
        row = session.execute(select(TRANSITION)).mappings().one()
    assert (row["actor"], row["why"], row["occurred_at"]) == ("staff:1", "illisible", kernel.clock.now())


def test_encrypted_columns_hold_no_clear_text(kernel: Kernel) -> None:
    with kernel.runtime.unit_of_work() as uow:
        uow.session.add(_thing("a"))
    with kernel.runtime.reading() as session:
        raw = session.connection().exec_driver_sql("SELECT secret FROM thing").scalar_one()
        assert "Zoé".encode() not in bytes(raw)
        assert session.scalars(select(Thing.secret)).one() == "Zoé d’Arc & fils"


def test_links_are_stable_hashed_and_end(kernel: Kernel) -> None:
    subject = uuid.uuid4()
    with kernel.runtime.unit_of_work() as uow:
        token = uow.issue_link("candidate", subject, person_key="candidate:1", days=10)
        assert uow.issue_link("candidate", subject, person_key="candidate:1", days=10) == token
        assert uow.issue_link("candidate", subject, person_key="guardian:1", days=10) != token
    with kernel.runtime.reading() as session:
        found = kernel.runtime.links.find(session.connection(), token, now=kernel.clock.now())
        assert (found.subject_id, found.purpose, found.key) == (subject, "candidate", "candidate:1")
        raw = session.connection().exec_driver_sql("SELECT token_hash FROM personal_link").scalars().all()
        assert token not in raw
