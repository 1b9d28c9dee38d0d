"""The test vectors of the rule base: working days, windows, trial, hours, pay, the SMIC's dated table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from services.contracts.adapters.numbers import MainlandHolidays, StdNumbers
from services.contracts.domain.age import age_on, birthday_at
from services.contracts.domain.formalities import (
    Window,
    delivery_deadline,
    dpae_window,
    prefecture_deadline,
    prefecture_planned_on,
    student_hours_left,
    trial_days,
)
from services.contracts.domain.identifiers import mask_iban, mask_nir, nir_contradicts
from services.contracts.domain.pay import gross_pay, minority_reduction, planned_hours, smic_on
from services.contracts.domain.terms import EmploymentTerms

pytestmark = pytest.mark.unit

START, END = date(2027, 1, 4), date(2027, 6, 30)
HOLIDAYS = MainlandHolidays().between(START, END)


def test_the_declaration_window() -> None:
    assert dpae_window(START) == Window(date(2026, 12, 27), START)


def test_the_prefecture_is_told_two_working_days_before() -> None:
    assert prefecture_deadline(START, HOLIDAYS) == date(2026, 12, 31)
    assert prefecture_planned_on(START, HOLIDAYS) == date(2026, 12, 24)


@pytest.mark.parametrize(("starts_on", "deadline"), [(START, date(2027, 1, 6)), (date(2027, 1, 9), date(2027, 1, 12))])
def test_the_contract_is_handed_over_within_two_working_days(starts_on: date, deadline: date) -> None:
    assert delivery_deadline(starts_on, HOLIDAYS) == deadline


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "days"),
    [
        (START, END, 14),
        (date(2027, 1, 4), date(2027, 3, 28), 12),
        (date(2027, 1, 4), date(2027, 7, 3), 14),
        (date(2027, 1, 4), date(2027, 7, 4), 26),
        (date(2027, 1, 4), date(2027, 12, 31), 30),
    ],
)
def test_the_trial_period(starts_on: date, ends_on: date, days: int) -> None:
    assert trial_days(starts_on, ends_on) == days


def test_twenty_sessions_of_three_hours() -> None:
    hours = planned_hours(20, Decimal(3))
    pay = gross_pay(hours.total, Decimal("12.31"))
    assert hours.total == Decimal("69.00")
    assert (pay.gross, pay.precarity, pay.leave) == (Decimal("849.39"), Decimal("84.94"), Decimal("93.43"))
    assert pay.total == Decimal("1027.76")


@pytest.mark.parametrize(
    ("day", "hourly", "pending"),
    [
        (date(2023, 1, 1), "11.27", False),
        (date(2025, 1, 1), "11.88", False),
        (date(2026, 5, 31), "12.02", False),
        (date(2026, 6, 1), "12.31", False),
        (date(2026, 12, 31), "12.31", False),
        (date(2027, 1, 1), "12.31", True),
    ],
)
def test_the_smic_on_a_day(day: date, hourly: str, pending: bool) -> None:
    found = smic_on(day)
    assert (found.rate.hourly, found.pending) == (Decimal(hourly), pending)


def test_no_smic_before_the_table() -> None:
    with pytest.raises(ValueError):
        smic_on(date(2022, 12, 31))


@pytest.mark.parametrize(
    ("age", "applied", "share"), [(16, True, "0.20"), (17, True, "0.10"), (18, True, "0"), (16, False, "0")]
)
def test_the_reduction_for_age_is_off_by_default(age: int, applied: bool, share: str) -> None:
    assert minority_reduction(age, applied=applied) == Decimal(share)


def test_a_rate_is_never_below_the_smic() -> None:
    assert EmploymentTerms(hourly_rate=Decimal("11.00")).rate_on(START) == Decimal("12.31")
    assert EmploymentTerms(hourly_rate=Decimal("13.50")).rate_on(START) == Decimal("13.50")


def test_terms_survive_their_json() -> None:
    terms = EmploymentTerms(sessions=18, session_hours=Decimal("2.5"), duties="Accueillir")
    assert EmploymentTerms.from_json(terms.to_json()) == terms


@pytest.mark.parametrize(
    ("planned", "elsewhere", "algerian", "left"),
    [("69", "0", False, "895"), ("69", "900", False, "-5"), ("69", "0", True, "734.5")],
)
def test_a_students_year(planned: str, elsewhere: str, algerian: bool, left: str) -> None:
    assert student_hours_left(Decimal(planned), Decimal(elsewhere), algerian=algerian) == Decimal(left)


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2009, 2, 10), date(2027, 2, 9), 17),
        (date(2009, 2, 10), date(2027, 2, 10), 18),
    ],
)
def test_civil_age(birth: date, on: date, age: int) -> None:
    assert age_on(birth, on) == age


def test_a_leap_days_birthday_in_a_common_year() -> None:
    assert birthday_at(date(2008, 2, 29), 18) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "compact"),
    [
        ("2 95 10 99 126 111 93", "295109912611193"),
        ("253072B07300470", "253072B07300470"),
        ("253072A07300443", "253072A07300443"),
        ("108067505600122", "108067505600122"),
        ("108067505600123", None),
        ("12345", None),
    ],
)
def test_the_nirs_key(typed: str, compact: str | None) -> None:
    assert StdNumbers().nir(typed) == compact


@pytest.mark.parametrize(
    ("nir", "sex", "contradicts"),
    [
        ("108067505600122", "male", False),
        ("108067505600122", "undisclosed", False),
        ("108067505600122", "female", True),
        ("107067505600122", "male", True),
        ("108077505600122", "male", True),
        ("108427505600122", "male", False),
    ],
)
def test_what_a_nir_says_of_its_holder(nir: str, sex: str, contradicts: bool) -> None:
    assert nir_contradicts(nir, birth_date=date(2008, 6, 3), sex=sex) is contradicts


def test_numbers_are_masked() -> None:
    assert mask_nir("108067505600122") == "1 08 •• •• ••• ••• ••"
    assert mask_iban("FR7630006000011234567890189") == "FR76 •••• •••• 0189"


@pytest.mark.parametrize(
    ("typed", "valid"),
    [("FR76 3000 6000 0112 3456 7890 189", True), ("FR7630006000011234567890188", False), ("", False)],
)
def test_an_ibans_key(typed: str, valid: bool) -> None:
    assert (StdNumbers().iban(typed) is not None) is valid
