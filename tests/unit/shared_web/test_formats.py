"""Dates, hours and sums, in both languages, with Europe/Paris' day edges."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from shared.web import formats

START = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
TODAY = date(2026, 10, 7)
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


def test_dates_and_hours_are_those_of_paris() -> None:
    assert formats.datetime_long(START, "fr") == f"mercredi 7 octobre 2026 à 14{WIDE}h{WIDE}00"
    assert formats.datetime_long(START, "en") == "Wednesday 7 October 2026 at 14:00"
    assert formats.date_long(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "fr") == "vendredi 1er janvier 2027"
    assert formats.date_short(date(2027, 1, 1), "fr") == "01/01/2027"
    assert formats.date_short(date(2027, 1, 1), "en") == "1 Jan 2027"


def test_a_period_of_one_day_says_its_hours_and_a_longer_one_its_dates() -> None:
    end = datetime(2026, 10, 7, 15, 0, tzinfo=UTC)
    assert formats.period(START, end, "fr") == (f"mercredi 7 octobre 2026, de 14{WIDE}h{WIDE}00 à 17{WIDE}h{WIDE}00")
    assert formats.period(START, end, "en") == "Wednesday 7 October 2026, 14:00 to 17:00"
    later = datetime(2026, 12, 16, 15, 0, tzinfo=UTC)
    assert formats.period(START, later, "fr") == "du mercredi 7 octobre 2026 au mercredi 16 décembre 2026"


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (14500, f"14{NARROW}500{WIDE}€", "€14,500"),
        (Decimal("5125.86"), f"5{NARROW}125,86{WIDE}€", "€5,125.86"),
        (Decimal("9646.00"), f"9{NARROW}646{WIDE}€", "€9,646"),
    ],
)
def test_money_shows_cents_only_where_there_are_some(value: Decimal, french: str, english: str) -> None:
    assert (formats.money(value, "fr"), formats.money(value, "en")) == (french, english)


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(Decimal("69.00"), "69", "69"), (4.849, "4,85", "4.85"), (1250.5, f"1{NARROW}250,5", "1,250.5"), (-1, "-1", "-1")],
)
def test_numbers_follow_the_language(value: float, french: str, english: str) -> None:
    assert (formats.number(value, "fr"), formats.number(value, "en")) == (french, english)


def test_numbers_of_a_column_have_as_many_decimals() -> None:
    assert [formats.number(value, "fr", 2) for value in (5, 4.5, 3.14159)] == ["5,00", "4,50", "3,14"]


@pytest.mark.parametrize(
    ("day", "relative", "deadline", "kind"),
    [
        (date(2026, 10, 5), "il y a 2 jours", "en retard de 2 jours", "danger"),
        (date(2026, 10, 6), "hier", "en retard de 1 jour", "danger"),
        (TODAY, "aujourd’hui", "aujourd’hui", "warning"),
        (date(2026, 10, 8), "demain", "demain", "warning"),
        (date(2026, 10, 10), "dans 3 jours", "dans 3 jours", "warning"),
        (date(2026, 10, 11), "dans 4 jours", "dans 4 jours", "neutral"),
    ],
)
def test_how_far_a_day_is(day: date, relative: str, deadline: str, kind: str) -> None:
    assert formats.relative_days(day, TODAY, "fr") == relative
    assert formats.deadline_text(day, TODAY, "fr") == deadline
    assert formats.deadline_kind(day, TODAY) == kind


@pytest.mark.parametrize(
    ("count", "text"),
    [(10, f"1{WIDE}ko"), (340_000, f"340{WIDE}ko"), (2_400_000, f"2,4{WIDE}Mo"), (10_000_000, f"10{WIDE}Mo")],
)
def test_file_sizes(count: int, text: str) -> None:
    assert formats.file_size(count, "fr") == text


def test_countries_have_names() -> None:
    given = [("CV", "fr"), ("ma", "en"), ("??", "fr")]
    assert [formats.country(code, language) for code, language in given] == ["Cap-Vert", "Morocco", "??"]


def test_french_phones_are_read_in_pairs() -> None:
    assert formats.phone("+33612345678").split(WIDE) == ["06", "12", "34", "56", "78"]
    assert formats.phone("+212612345678") == "+212612345678"
