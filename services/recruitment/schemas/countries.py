"""Countries as people choose them: ISO 3166-1 alpha-2, named by Unicode's CLDR in the reader's language."""

from __future__ import annotations

from babel import Locale

_ALPHA_2 = 2
# Codes that CLDR names although no one is a national of them.
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
_FIRST = "FR"

CODES: frozenset[str] = frozenset(
    code
    for code in map(str, Locale("fr").territories)
    if len(code) == _ALPHA_2 and code.isalpha() and code not in _NOT_COUNTRIES
)


def country_options(language: str) -> list[tuple[str, str]]:
    """France first, the others by name as that language sorts them without accents in the way."""
    names = Locale(language).territories
    others = sorted((names[code], code) for code in CODES if code != _FIRST)
    return [(_FIRST, names[_FIRST]), *((code, name) for name, code in others)]
