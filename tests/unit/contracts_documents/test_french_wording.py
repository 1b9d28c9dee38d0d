"""Dates, sums, durations and people as a French document writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

import pytest

from services.contracts.domain import french
from services.contracts.domain.contract_text import GuardianRelation, Sex
from services.contracts.domain.contract_wording import guardian_quality, one_line, wording
from services.contracts.domain.nationalities import nationality_in_french
from tests.unit.contracts_documents.samples import (
    ADULT,
    BARE,
    CHILD_CARE,
    FATHER,
    IN_CARE,
    MOTHER,
    ONE_GUARDIAN,
    TWO_GUARDIANS,
    YOUTH,
)

NB = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2027, 1, 6), f"6{NB}janvier{NB}2027"),
        (date(2027, 2, 1), f"1er{NB}février{NB}2027"),
        (date(2028, 2, 29), f"29{NB}février{NB}2028"),
        (date(2026, 8, 11), f"11{NB}août{NB}2026"),
    ],
)
def test_a_date_is_written_out(day: date, written: str) -> None:
    assert french.long_date(day) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("12.31", f"12,31{NB}€"),
        ("1027.76", f"1{THIN}027,76{NB}€"),
        ("84.935", f"84,94{NB}€"),
        ("0", f"0,00{NB}€"),
        ("1234567.5", f"1{THIN}234{THIN}567,50{NB}€"),
    ],
)
def test_a_sum_has_a_comma_and_two_decimals(value: str, written: str) -> None:
    assert french.euros(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "as_hours", "as_minutes"),
    [
        ("69", f"69{NB}heures", f"69{NB}h"),
        ("69.00", f"69{NB}heures", f"69{NB}h"),
        ("3.45", f"3,45{NB}heures", f"3{NB}h{NB}27"),
        ("1.5", f"1,50{NB}heure", f"1{NB}h{NB}30"),
        ("2", f"2{NB}heures", f"2{NB}h"),
        ("0.35", f"0,35{NB}heure", f"21{NB}min"),
        ("0.345", f"0,35{NB}heure", f"21{NB}min"),
        ("3.9999", f"4,00{NB}heures", f"4{NB}h"),
    ],
)
def test_a_duration_reads_in_decimals_and_in_minutes(value: str, as_hours: str, as_minutes: str) -> None:
    assert (french.hours(Decimal(value)), french.hours_and_minutes(Decimal(value))) == (as_hours, as_minutes)


def test_a_time_of_day_drops_its_zero_minutes() -> None:
    assert french.clock_time(time(14)) == f"14{NB}h"
    assert french.clock_time(time(9, 5)) == f"9{NB}h{NB}05"


@pytest.mark.parametrize(
    ("items", "written"), [((), ""), (("A",), "A"), (("A", "B"), "A et B"), (("A", "B", "C"), "A, B et C")]
)
def test_names_are_enumerated(items: tuple[str, ...], written: str) -> None:
    assert french.enumeration(items) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+33199004200", f"01{NB}99{NB}00{NB}42{NB}00"),
        ("01.99.00.42.00", f"01{NB}99{NB}00{NB}42{NB}00"),
        ("+32 2 555 12 12", "+32 2 555 12 12"),
        ("poste 12", "poste 12"),
    ],
)
def test_a_french_phone_number_is_read_in_pairs(typed: str, written: str) -> None:
    assert french.phone_number(typed) == written


def test_a_siret_is_grouped_and_anything_else_left_as_typed() -> None:
    assert french.siret_number("412 345 67800019") == f"412{NB}345{NB}678{NB}00019"
    assert french.siret_number("en cours") == "en cours"


@pytest.mark.parametrize(
    ("guardian", "written"),
    [
        (MOTHER, "mère, titulaire de l’autorité parentale"),
        (FATHER, "père, titulaire de l’autorité parentale"),
        (replace(MOTHER, acts_alone=True), "mère, exerçant seule l’autorité parentale"),
        (replace(FATHER, acts_alone=True), "père, exerçant seul l’autorité parentale"),
        (replace(MOTHER, relation=GuardianRelation.GUARDIAN), "tuteur ou tutrice"),
        (CHILD_CARE, "service de l’aide sociale à l’enfance, pour le Département du Val-de-Marne"),
    ],
)
def test_who_authorises_is_named_by_quality_never_by_reason(guardian: object, written: str) -> None:
    assert guardian_quality(guardian) == written  # type: ignore[arg-type]  # cases of one type, widened by the table


@pytest.mark.parametrize(("sex", "born"), [(Sex.FEMALE, "née"), (Sex.MALE, "né"), (Sex.UNSTATED, "né(e)")])
def test_birth_agrees_with_sex(sex: Sex, born: str) -> None:
    words = wording(replace(TWO_GUARDIANS, youth=replace(YOUTH, sex=sex)))
    assert words["salarie"]["ne"] == born  # type: ignore[index]  # nested words


@pytest.mark.parametrize(
    ("birth_date", "expected"),
    [
        (date(2009, 2, 10), f"10{NB}février{NB}2027"),
        (date(2010, 3, 15), ""),
        (date(2009, 1, 6), ""),  # adult from the first day: the limits never apply
        (date(2009, 1, 7), f"7{NB}janvier{NB}2027"),
        (date(2009, 6, 30), f"30{NB}juin{NB}2027"),
        (date(2009, 7, 1), ""),
    ],
)
def test_the_eighteenth_birthday_within_the_contract_is_announced(birth_date: date, expected: str) -> None:
    words = wording(replace(TWO_GUARDIANS, youth=replace(YOUTH, birth_date=birth_date)))
    assert words["salarie"]["majorite_le"] == expected  # type: ignore[index]  # nested words


def test_a_leap_day_youth_comes_of_age_on_the_first_of_march() -> None:
    youth = replace(YOUTH, birth_date=date(2008, 2, 29))
    term = replace(TWO_GUARDIANS.term, starts_on=date(2026, 1, 5))
    words = wording(replace(TWO_GUARDIANS, youth=youth, term=term))
    assert words["salarie"]["majorite_le"] == f"1er{NB}mars{NB}2026"  # type: ignore[index]  # nested words


def test_complementary_hours_never_pass_a_tenth_of_the_week() -> None:
    hours = replace(TWO_GUARDIANS.hours, weekly=Decimal(3), complementary_limit=Decimal("6.9"))
    assert wording(replace(TWO_GUARDIANS, hours=hours))["heures"]["complementaires"] == f"18{NB}min"  # type: ignore[index]


@pytest.mark.parametrize(
    ("given", "printed"),
    [("marocaine", "de nationalité marocaine"), ("nationalité : Maroc", "nationalité : Maroc")],
)
def test_nationality_is_an_adjective_or_a_phrase(given: str, printed: str) -> None:
    words = wording(replace(TWO_GUARDIANS, youth=replace(YOUTH, nationality=given)))
    assert words["salarie"]["nationalite"] == printed  # type: ignore[index]  # nested words


@pytest.mark.parametrize(("given", "printed"), [("Un fait", "Un fait."), ("Un fait. ", "Un fait. "), ("Si !", "Si !")])
def test_the_motive_ends_as_a_sentence(given: str, printed: str) -> None:
    words = wording(replace(TWO_GUARDIANS, motive=replace(TWO_GUARDIANS.motive, facts=given)))
    assert words["motif"]["faits"] == printed  # type: ignore[index]  # nested words


def test_the_trial_period_ends_on_its_last_day_included() -> None:
    assert wording(TWO_GUARDIANS)["duree"]["essai_fin"] == f"19{NB}janvier{NB}2027"  # type: ignore[index]
    assert wording(BARE)["duree"]["essai_fin"] == ""  # type: ignore[index]


def test_slots_follow_the_week() -> None:
    slots = wording(TWO_GUARDIANS)["creneaux"]
    assert [slot["jour"] for slot in slots] == ["Mercredi", "Mercredi", "Samedi"]  # type: ignore[attr-defined]


def test_the_total_adds_the_two_indemnities() -> None:
    assert wording(TWO_GUARDIANS)["paie"]["total"] == f"1{THIN}117,14{NB}€"  # type: ignore[index]


def test_an_address_of_several_lines_becomes_one() -> None:
    assert one_line("18, avenue Barbusse,\n\n 94400 Vitry ") == "18, avenue Barbusse, 94400 Vitry"


@pytest.mark.parametrize("text", [TWO_GUARDIANS, ONE_GUARDIAN, IN_CARE, ADULT, BARE])
def test_no_word_is_none(text: object) -> None:
    assert "None" not in repr(wording(text))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("country", "name", "expected"),
    [("MA", "Maroc", "marocaine"), ("ng", "Nigéria", "nigériane"), ("TV", "Tuvalu", "nationalité : Tuvalu")],
)
def test_a_country_has_its_adjective_or_its_name(country: str, name: str, expected: str) -> None:
    assert nationality_in_french(country, name) == expected
