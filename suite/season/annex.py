"""The 29 youths of the report's annex 1, one row each, so that its totals can be computed again.

The report prints totals only; who is who among age, class and sex is invented, the totals are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MINOR, ADULT = "16-18", "18-25"
GENERAL, VOCATIONAL, HIGHER, JOB_SEEKER = "LEGT", "lycée professionnel", "étudiant", "demandeur d’emploi"
GIRL, BOY = "fille", "garçon"


@dataclass(frozen=True)
class Youth:
    age: str
    situation: str
    level: str
    sex: str


def _rows(count: int, level: str, situation: str, ages: str, sexes: str) -> tuple[Youth, ...]:
    """`ages` and `sexes` hold one letter per youth: m(inor) or a(dult), g(irl) or b(oy)."""
    age_of, sex_of = {"m": MINOR, "a": ADULT}, {"g": GIRL, "b": BOY}
    if not count == len(ages) == len(sexes):
        raise ValueError(level)
    return tuple(Youth(age_of[age], situation, level, sex_of[sex]) for age, sex in zip(ages, sexes, strict=True))


ANNEX_1 = (
    *_rows(2, "1re L", GENERAL, "mm", "gg"),
    *_rows(4, "1re ES", GENERAL, "mmmm", "ggbb"),
    *_rows(9, "1re S", GENERAL, "mmmmmmmmm", "ggggbbbbb"),
    *_rows(3, "Tle ES", GENERAL, "mma", "ggb"),
    *_rows(5, "Tle S", GENERAL, "mmmaa", "gbbbb"),
    *_rows(2, "Tle STMG", VOCATIONAL, "ma", "gb"),
    *_rows(2, "BTS 1re année", HIGHER, "aa", "gb"),
    *_rows(2, "sans formation en cours", JOB_SEEKER, "aa", "gb"),
)


def totals(rows: Iterable[Youth]) -> dict[str, dict[str, int]]:
    kept = tuple(rows)
    return {
        "age": dict(Counter(row.age for row in kept)),
        "situation": dict(Counter(row.situation for row in kept)),
        "level": dict(Counter(row.level for row in kept)),
        "sex": dict(Counter(row.sex for row in kept)),
    }
