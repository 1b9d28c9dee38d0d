"""The grid's arithmetic: weights, "not observed", the panel, and who may look."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.recruitment.domain.errors import NoteMissing, SheetIncomplete, TooLittleObserved
from services.recruitment.domain.scoring import (
    GRID,
    MINIMUM_OBSERVED,
    WEIGHTS,
    Cell,
    Criterion,
    Marks,
    PanelScore,
    Phase,
    check_sheet,
    may_see_others,
    panel_score,
    weighted_mean,
)

pytestmark = pytest.mark.unit


def marks(default: int | None = 3, **by_key: int | None) -> dict[Cell, int | None]:
    return {cell: by_key.get(cell.key, default) for cell in GRID}


def test_weights_sum_to_a_hundred_and_technique_weighs_least() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert min(WEIGHTS, key=lambda criterion: WEIGHTS[criterion]) is Criterion.TECHNICAL
    assert set(WEIGHTS) == set(Criterion) == {cell.criterion for cell in GRID}


def test_every_phase_is_looked_at() -> None:
    assert {cell.phase for cell in GRID} == set(Phase)
    assert len({cell.key for cell in GRID}) == len(GRID)


@pytest.mark.parametrize(
    ("given_marks", "mean"),
    [
        (marks(3), Decimal("3.00")),
        (marks(3, solo_technical=5), Decimal("3.08")),  # 4 of 100 weigh the two points more
        (marks(3, interview_sharing=5), Decimal("3.40")),
        (marks(3, interview_energy=5), Decimal("3.20")),  # seen twice: 5 and 3 make 4, of weight 20
        (marks(3, solo_technical=None), Decimal("3.00")),
        (marks(None, pair_cooperation=5), Decimal("5.00")),
        (marks(None, pair_cooperation=5, solo_technical=1), Decimal("4.16")),  # (15*5 + 4*1) / 19
        (marks(None), None),
    ],
)
def test_weighted_mean(given_marks: Marks, mean: Decimal | None) -> None:
    assert weighted_mean(given_marks) == mean


@given(st.lists(st.sampled_from([1, 2, 3, 4, 5, None]), min_size=len(GRID), max_size=len(GRID)))
def test_a_mean_lies_between_the_marks(values: list[int | None]) -> None:
    mean = weighted_mean(dict(zip(GRID, values, strict=True)))
    seen = [value for value in values if value is not None]

    if not seen:
        assert mean is None
    else:
        assert mean is not None
        assert min(seen) <= mean <= max(seen)


@given(st.integers(1, 5), st.sampled_from(GRID))
def test_not_observed_is_never_read_as_a_low_mark(mark: int, cell: Cell) -> None:
    assert weighted_mean(marks(mark)) == weighted_mean({**marks(mark), cell: None}) == Decimal(mark)


@pytest.mark.parametrize(
    ("means", "score"),
    [
        ([], PanelScore(None, None, 0)),
        ([None], PanelScore(None, None, 0)),
        ([Decimal("3.50")], PanelScore(Decimal("3.50"), Decimal("0.00"), 1)),
        ([Decimal("3.00"), Decimal("4.00"), Decimal("4.00")], PanelScore(Decimal("3.67"), Decimal("1.00"), 3)),
        ([Decimal("2.00"), None, Decimal("5.00")], PanelScore(Decimal("3.50"), Decimal("3.00"), 2)),
    ],
)
def test_panel(means: list[Decimal | None], score: PanelScore) -> None:
    assert panel_score(means) == score


def test_a_sheet_answers_every_line() -> None:
    short = marks(3)
    del short[GRID[0]]

    with pytest.raises(SheetIncomplete):
        check_sheet(short, note="Vu.")


@pytest.mark.parametrize(("observed", "accepted"), [(MINIMUM_OBSERVED - 1, False), (MINIMUM_OBSERVED, True)])
def test_a_sheet_needs_enough_lines_observed(observed: int, accepted: bool) -> None:
    sheet = {cell: 3 if index < observed else None for index, cell in enumerate(GRID)}

    if accepted:
        check_sheet(sheet, note="Vu.")
    else:
        with pytest.raises(TooLittleObserved):
            check_sheet(sheet, note="Vu.")


def test_a_sheet_says_what_was_seen() -> None:
    with pytest.raises(NoteMissing):
        check_sheet(marks(3), note="  ")


@pytest.mark.parametrize(
    ("own", "sheets", "seen"), [(False, 0, False), (False, 2, False), (False, 3, True), (True, 1, True)]
)
def test_blind_until_ones_own_grid_is_in_or_the_panel_complete(own: bool, sheets: int, seen: bool) -> None:
    assert may_see_others(own_submitted=own, sheets=sheets) is seen
