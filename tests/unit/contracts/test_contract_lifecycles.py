"""Every state × event × actor pair of the four tables: either the written move, or a refusal."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from services.contracts.domain import lifecycles as tables
from shared.errors import IllegalMove
from shared.lifecycle import Lifecycle

pytestmark = pytest.mark.unit

ACTORS = (tables.SYSTEM, tables.HR, tables.PERSON, tables.EMPLOYER)
ALL: list[tuple[Lifecycle[Any, Any], Any, Any]] = [
    (tables.DOSSIER, tables.DossierState, tables.DossierEvent),
    (tables.PAPER, tables.PaperState, tables.PaperEvent),
    (tables.CONTRACT, tables.ContractState, tables.ContractEvent),
    (tables.SIGNATURE, tables.SignatureState, tables.SignatureEvent),
]


@pytest.mark.parametrize(("lifecycle", "states", "events"), ALL, ids=lambda one: getattr(one, "name", ""))
def test_every_pair_moves_as_written_or_is_refused(lifecycle: Lifecycle[Any, Any], states: Any, events: Any) -> None:
    written = {(move.state, move.event, move.actor): move.next for move in lifecycle}
    for state, event, actor in product(states, events, ACTORS):
        if (state, event, actor) in written:
            assert lifecycle.move(state, event, actor=actor) == written[state, event, actor]
        else:
            with pytest.raises(IllegalMove):
                lifecycle.move(state, event, actor=actor)


@pytest.mark.parametrize(("lifecycle", "states", "events"), ALL, ids=lambda one: getattr(one, "name", ""))
def test_every_state_is_reached_and_every_event_used(lifecycle: Lifecycle[Any, Any], states: Any, events: Any) -> None:
    moves = list(lifecycle)
    first = next(iter(states))
    assert {move.next for move in moves} | {first} == set(states)
    assert {move.event for move in moves} == set(events)


def test_a_cancelled_dossier_moves_no_more() -> None:
    assert [move for move in tables.DOSSIER if move.state is tables.DossierState.CANCELLED] == []
