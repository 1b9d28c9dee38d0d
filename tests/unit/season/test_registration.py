"""What the sample candidates type is what recruitment's own form and rules accept."""

from __future__ import annotations

import io
import uuid
from datetime import date
from typing import Any

import pytest
from werkzeug.datastructures import FileStorage

from services.recruitment.domain.errors import TooOld, TooYoung
from services.recruitment.domain.registration import check_application
from services.recruitment.schemas.registration import Registration, RegistrationForm
from shared.errors import DomainError
from shared.web.nesting import unflatten
from suite.season.candidate import Candidate
from suite.season.candidates import registration_files, registration_form
from suite.season.facts import SEASON
from suite.season.roster import CANDIDATES, TOO_OLD, TOO_YOUNG

OPENING_DAY = date(2026, 9, 14)


def sent(candidate: Candidate) -> Registration:
    flat: dict[str, Any] = {name: value for name, value in registration_form(candidate).items() if value}
    flat |= {"submission_key": str(uuid.uuid4()), "season_id": str(uuid.uuid4())}
    for name, (filename, content, kind) in registration_files(candidate).items():
        flat[name] = FileStorage(io.BytesIO(content), filename=filename, content_type=kind)
    registration: Registration = RegistrationForm().load(unflatten(flat).values)
    return registration


@pytest.mark.parametrize("candidate", CANDIDATES, ids=lambda candidate: candidate.key)
def test_every_candidate_passes_the_form_and_the_rules(candidate: Candidate) -> None:
    application = sent(candidate).application
    check_application(application, season=SEASON, today=OPENING_DAY)
    assert application.identity.last_name == candidate.last_name
    assert len(application.guardians) == len(candidate.guardians)


@pytest.mark.parametrize(("candidate", "refusal"), [(TOO_YOUNG, TooYoung), (TOO_OLD, TooOld)])
def test_the_two_outside_the_ages_are_refused(candidate: Candidate, refusal: type[DomainError]) -> None:
    with pytest.raises(refusal):
        check_application(sent(candidate).application, season=SEASON, today=OPENING_DAY)
