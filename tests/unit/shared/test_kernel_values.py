"""Small values of the kernel: lifecycles, events, sessions, clocks, errors."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from uuid import uuid4

import jwt
import pytest

from shared import errors
from shared.clock import PARIS, FixedClock, system_now
from shared.correlation import correlated, correlation_id
from shared.errors import DomainError, IllegalMove
from shared.events.catalogue import DecisionPublished, Event
from shared.events.registry import SUBSCRIBERS, consumer_task
from shared.lifecycle import Lifecycle, Move
from shared.problems import status_of
from shared.sessions import (
    LONGEST,
    StaffToken,
    read_service_token,
    read_staff_token,
    sign_service_token,
    sign_staff_token,
)

KEY = "k" * 40


class Door(StrEnum):
    OPEN = "open"
    SHUT = "shut"


class Deed(StrEnum):
    PUSH = "push"
    PULL = "pull"


DOORS = Lifecycle(
    "door", [Move(Door.OPEN, Deed.PUSH, "guest", Door.SHUT), Move(Door.SHUT, Deed.PULL, "guest", Door.OPEN)]
)


def test_a_lifecycle_knows_its_moves_and_no_others() -> None:
    assert DOORS.move(Door.OPEN, Deed.PUSH, actor="guest") is Door.SHUT
    for state, deed, actor in [(Door.OPEN, Deed.PULL, "guest"), (Door.OPEN, Deed.PUSH, "ghost")]:
        assert not DOORS.allows(state, deed, actor=actor)
        with pytest.raises(IllegalMove):
            DOORS.move(state, deed, actor=actor)


def test_contradicting_moves_are_refused_at_import() -> None:
    with pytest.raises(ValueError, match="twice"):
        Lifecycle("door", [Move(Door.OPEN, Deed.PUSH, "a", Door.SHUT), Move(Door.OPEN, Deed.PUSH, "a", Door.OPEN)])


def test_every_event_is_registered_and_carries_ids_only() -> None:
    events = Event.__subclasses__()
    assert set(events) == set(SUBSCRIBERS)
    for event in events:
        assert set(inspect.get_annotations(event).values()) == {"UUID"}


def test_names_of_events_and_consumers_are_derived() -> None:
    event = DecisionPublished(decision_id=uuid4(), candidate_id=uuid4())
    assert event.type_name() == "decision_published"
    assert consumer_task("contracts", DecisionPublished) == "contracts.on_decision_published"
    assert event.ids() == {"decision_id": str(event.decision_id), "candidate_id": str(event.candidate_id)}


def test_every_domain_error_has_a_status() -> None:
    for found in vars(errors).values():
        if inspect.isclass(found) and issubclass(found, DomainError):
            assert 400 <= status_of(found) < 600


def test_a_staff_session_is_read_back_and_ends() -> None:
    token = StaffToken(uuid4(), "Zoé", frozenset({"hr"}), uuid4(), system_now().replace(microsecond=0))
    assert read_staff_token(sign_staff_token(token, key=KEY), key=KEY) == token
    assert read_staff_token(sign_staff_token(token, key=KEY), key="other" * 10) is None
    old = StaffToken(uuid4(), "Zoé", frozenset(), uuid4(), system_now() - LONGEST - timedelta(minutes=1))
    assert read_staff_token(sign_staff_token(old, key=KEY), key=KEY) is None
    assert read_staff_token(jwt.encode({"sub": "x"}, "", algorithm="none"), key=KEY) is None


def test_passes_of_services_and_of_staff_are_not_interchangeable() -> None:
    service = sign_service_token("contracts", key=KEY)
    assert read_service_token(service, key=KEY) == "contracts"
    assert read_staff_token(service, key=KEY) is None


def test_the_civil_date_is_that_of_paris() -> None:
    clock = FixedClock(datetime(2026, 12, 31, 23, 30, tzinfo=UTC))
    assert (clock.now().day, clock.today().isoformat()) == (31, "2027-01-01")
    clock.move(to=datetime(2027, 3, 28, 0, 30, tzinfo=PARIS), by=timedelta(hours=1))
    assert clock.today().isoformat() == "2027-03-28"


def test_a_malformed_correlation_id_is_replaced() -> None:
    with correlated("evil\nline") as given:
        assert given != "evil\nline"
        assert correlation_id() == given
    with correlated("request-12345") as given:
        assert given == "request-12345"
