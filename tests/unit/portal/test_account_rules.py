"""Passwords, throttling and one-time codes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from argon2 import PasswordHasher

from services.portal.adapters.one_time_codes import (
    code_at,
    enrolment_picture,
    enrolment_uri,
    grouped,
    matching_step,
    new_secret,
)
from services.portal.adapters.passwords import Passwords
from services.portal.domain.account import (
    BY_ACCOUNT,
    PasswordContainsName,
    PasswordTooShort,
    check_new_password,
    code_counts,
    is_throttled,
)
from services.portal.domain.staff_note import is_in_charge

NOW = datetime(2026, 9, 14, 8, 0, tzinfo=UTC)
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.mark.parametrize("password", ["quatre mots sans rapport", "éàü" * 4])
def test_length_is_what_counts(password: str) -> None:
    check_new_password(password, email="ines@exploradome.example", name="Inès Carpentier")


@pytest.mark.parametrize(
    ("password", "refusal"),
    [
        ("onzelettres", PasswordTooShort),
        ("Carpentier-2026", PasswordContainsName),
        ("comme-ines.c-ici", PasswordContainsName),
    ],
)
def test_short_and_obvious_ones_are_refused(password: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        check_new_password(password, email="ines.c@exploradome.example", name="Inès Carpentier")


@pytest.mark.parametrize(("tries", "stopped"), [(4, False), (5, True)])
def test_five_wrong_tries_stop_for_a_quarter_of_an_hour(tries: int, stopped: bool) -> None:
    failures = [NOW - timedelta(minutes=minute) for minute in range(tries)]
    assert is_throttled(failures, BY_ACCOUNT, at=NOW) is stopped
    assert is_throttled(failures, BY_ACCOUNT, at=NOW + timedelta(minutes=15)) is False


@pytest.mark.parametrize(
    ("step", "last", "counts"), [(None, None, False), (7, None, True), (7, 6, True), (7, 7, False), (6, 7, False)]
)
def test_a_code_counts_once(step: int | None, last: int | None, counts: bool) -> None:
    assert code_counts(step, last) is counts


@pytest.mark.parametrize(("seconds", "accepted"), [(0, True), (-30, True), (30, True), (-90, False), (90, False)])
def test_codes_half_a_minute_off_are_taken(seconds: int, accepted: bool) -> None:
    secret = new_secret()
    code = code_at(secret, NOW + timedelta(seconds=seconds))
    assert (matching_step(secret, f"{code[:3]} {code[3:]}", at=NOW) is not None) is accepted


def test_enrolment_shows_a_picture_and_the_key() -> None:
    uri = enrolment_uri("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "ines@exploradome.example")
    assert uri == "otpauth://totp/Janus:ines%40exploradome.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Janus"
    assert enrolment_picture(uri).startswith("data:image/svg+xml")
    assert grouped("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP") == "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP"


def test_passwords_match_only_their_own_hash() -> None:
    passwords = Passwords(CHEAP)
    stored = passwords.hash("quatre mots sans rapport")
    assert passwords.matches("quatre mots sans rapport", stored) is True
    assert passwords.matches("autre chose encore", stored) is False
    assert passwords.matches("nobody has this password", None) is False
    assert passwords.matches("x", "not a hash") is False


def test_a_hash_with_older_parameters_is_outdated() -> None:
    stored = Passwords(CHEAP).hash("quatre mots sans rapport")
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    assert stronger.is_outdated(stored) is True
    assert Passwords(CHEAP).is_outdated(stored) is False


@pytest.mark.parametrize(("roles", "told"), [({"hr"}, True), ({"trainer", "observer"}, False), (set(), False)])
def test_who_is_told_of_a_lost_mail(roles: set[str], told: bool) -> None:
    assert is_in_charge(frozenset(roles)) is told
