"""Who among the staff is told that a mail did not arrive."""

from __future__ import annotations

from enum import StrEnum


class NoteKind(StrEnum):
    DELIVERY_FAILED = "delivery_failed"


# Whoever answers to the outside world: any of these may see the note and set it aside.
IN_CHARGE = ("project_lead", "coordinator", "hr", "admin")


def is_in_charge(roles: frozenset[str]) -> bool:
    return bool(roles & set(IN_CHARGE))
