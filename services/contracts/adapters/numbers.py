"""Check digits by python-stdnum, French public holidays by jours-feries-france."""

from __future__ import annotations

from collections.abc import Set
from datetime import date
from functools import lru_cache

from jours_feries_france import JoursFeries
from stdnum import iban
from stdnum.exceptions import ValidationError
from stdnum.fr import nir


class StdNumbers:
    """The port ``Numbers``."""

    def nir(self, typed: str) -> str | None:
        try:
            return str(nir.validate(typed))
        except ValidationError:
            return None

    def iban(self, typed: str) -> str | None:
        try:
            return str(iban.validate(typed))
        except ValidationError:
            return None


class MainlandHolidays:
    """The port ``Holidays``: computed, for any year."""

    def between(self, first: date, last: date) -> Set[date]:
        return frozenset().union(*(_holidays(year) for year in range(first.year - 1, last.year + 2)))


@lru_cache(maxsize=32)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(JoursFeries.for_year(year).values())
