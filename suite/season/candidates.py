"""What a sample candidate types into the registration form, and sends with it."""

from __future__ import annotations

from collections.abc import Iterator

from suite.season.candidate import Candidate
from suite.season.load import sample_id
from suite.season.papers import cv_of, letter_of

NO_SCHOOL = "none"


def registration_form(candidate: Candidate) -> dict[str, str]:
    """The fields of ``/recrutement/inscription`` that a person fills in; the page brings its hidden ones itself."""
    typed = {
        "first_name": candidate.first_name,
        "last_name": candidate.last_name,
        "birth_date": candidate.birth_date.strftime("%d/%m/%Y"),
        "birth_place": candidate.standing.birth_place,
        "sex": candidate.sex,
        "nationality": candidate.standing.nationality,
        "residence_permit": candidate.standing.residence_permit or "",
        "address": candidate.home.address,
        "postal_code": candidate.home.postal_code,
        "city": candidate.home.city,
        "residence": candidate.home.residence,
        "care": candidate.standing.care,
        "school": str(sample_id("partner", candidate.school)) if candidate.school else NO_SCHOOL,
        "school_level": candidate.school_level,
        "phone": candidate.phone,
        "email": candidate.email,
        "locale": candidate.locale,
        **dict(_guardian_fields(candidate)),
    }
    return typed | ({"emancipated": "on"} if candidate.standing.emancipated else {})


def registration_files(candidate: Candidate) -> dict[str, tuple[str, bytes, str]]:
    return {
        "cv": ("cv.pdf", cv_of(candidate), "application/pdf"),
        "letter": ("lettre.pdf", letter_of(candidate), "application/pdf"),
    }


def _guardian_fields(candidate: Candidate) -> Iterator[tuple[str, str]]:
    for index, guardian in enumerate(candidate.guardians):
        for name in ("first_name", "last_name", "relation", "email", "phone"):
            yield f"guardians-{index}-{name}", str(getattr(guardian, name))
    if candidate.guardians:
        yield "guardians-0-sole_ground", candidate.guardians[0].sole_ground or ""
