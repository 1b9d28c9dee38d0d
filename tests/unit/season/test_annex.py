"""The totals of the report's annex 1 and of its section 1.2.2 come out of the 29 rows."""

from __future__ import annotations

from suite.season.annex import ANNEX_1, totals


def test_the_totals_are_those_of_the_report() -> None:
    assert len(ANNEX_1) == 29
    assert totals(ANNEX_1) == {
        "age": {"16-18": 21, "18-25": 8},
        "situation": {"LEGT": 23, "lycée professionnel": 2, "étudiant": 2, "demandeur d’emploi": 2},
        "level": {
            "1re L": 2,
            "1re ES": 4,
            "1re S": 9,
            "Tle ES": 3,
            "Tle S": 5,
            "Tle STMG": 2,
            "BTS 1re année": 2,
            "sans formation en cours": 2,
        },
        "sex": {"fille": 14, "garçon": 15},
    }
