"""The numbers that the sample youths hand in carry right keys, and agree with what is known of their holder."""

from __future__ import annotations

import pytest
from stdnum import iban as iban_rules
from stdnum.fr import nir

from services.contracts.domain.identifiers import nir_contradicts
from suite.journey.numbers import iban, social_security_number
from suite.season.candidate import Candidate
from suite.season.roster import CANDIDATES


@pytest.mark.parametrize("candidate", CANDIDATES, ids=lambda candidate: candidate.key)
def test_keys_are_right(candidate: Candidate) -> None:
    number = social_security_number(candidate)
    assert nir.validate(number) == number
    assert nir_contradicts(number, birth_date=candidate.birth_date, sex=candidate.sex) is False
    assert iban_rules.validate(iban(candidate)) == iban(candidate)


def test_numbers_differ_from_person_to_person() -> None:
    assert len({social_security_number(candidate) for candidate in CANDIDATES}) == 32
    assert len({iban(candidate) for candidate in CANDIDATES}) == 32
