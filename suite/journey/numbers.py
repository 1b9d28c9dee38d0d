"""Numbers of the sample youths that pass every check: social security with its key, bank account with its own."""

from __future__ import annotations

import hashlib

from suite.season.candidate import Candidate

_BANK, _BRANCH = "30006", "00001"
_DEPARTMENT, _ABROAD = "94", "99"
_SEX_DIGIT = {"male": "1", "female": "2"}


def social_security_number(candidate: Candidate) -> str:
    """13 digits and the key, 97 minus the rest by 97; born abroad is department 99."""
    department = _DEPARTMENT if candidate.standing.nationality == "FR" else _ABROAD
    tail = _digits(candidate.key, 6)
    body = f"{_SEX_DIGIT[candidate.sex]}{candidate.birth_date:%y%m}{department}{tail[:3]}{tail[3:]}"
    return f"{body}{97 - int(body) % 97:02d}"


def iban(candidate: Candidate) -> str:
    """French: bank, branch, account and its RIB key, then the international key (ISO 13616)."""
    account = _digits(candidate.key, 11)
    key = 97 - (89 * int(_BANK) + 15 * int(_BRANCH) + 3 * int(account)) % 97
    number = f"{_BANK}{_BRANCH}{account}{key:02d}"
    check = 98 - int(f"{number}152700") % 97
    return f"FR{check:02d}{number}"


def _digits(key: str, count: int) -> str:
    """Never all zeros, the same for the same person."""
    whole = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    return f"{whole % (10**count - 1) + 1:0{count}d}"
