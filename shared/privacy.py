"""Each column says whether it holds personal data, why, and for how long (GDPR art. 5-1 b and e).

A test refuses an untagged text, date or binary column, and ``docs/privacy.md`` is read from these tags.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Purpose = Literal[
    "identity", "contact", "eligibility", "selection", "contract", "payroll", "proof", "security", "delivery"
]

KEY = "privacy"


@dataclass(frozen=True)
class Privacy:
    """``purpose`` None: not personal. ``months``: kept that long after the season's or the contract's end."""

    purpose: Purpose | None
    months: int | None = None


def personal(purpose: Purpose, *, months: int) -> dict[str, Privacy]:
    return {KEY: Privacy(purpose, months)}


def plain() -> dict[str, Privacy]:
    return {KEY: Privacy(None)}
