"""What a social-security number says of its holder, against what we know (sex, year and month of birth)."""

from __future__ import annotations

from datetime import date

SEX_DIGIT = {"male": "1", "female": "2"}
FIRST_FICTIVE_MONTH = 20
SHOWN_NIR, SHOWN_IBAN = 3, 4


def nir_contradicts(nir: str, *, birth_date: date, sex: str) -> bool:
    """``nir``: 15 compact characters. A month above 20 is legal (unknown or overseas registers) and says nothing."""
    expected_sex = SEX_DIGIT.get(sex)
    if expected_sex is not None and nir[0] != expected_sex:
        return True
    if nir[1:3] != f"{birth_date.year % 100:02d}":
        return True
    month = int(nir[3:5])
    return month <= FIRST_FICTIVE_MONTH and month != birth_date.month


def mask_nir(nir: str) -> str:
    """``1 08 •• …``: enough to recognise, too little to use."""
    return f"{nir[0]} {nir[1:SHOWN_NIR]} •• •• ••• ••• ••"


def mask_iban(iban: str) -> str:
    return f"{iban[:SHOWN_IBAN]} •••• •••• {iban[-SHOWN_IBAN:]}"
