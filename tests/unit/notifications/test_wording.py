"""Dates, line breaks and French usage in mails."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from services.notifications.adapters import wording

AFTERNOON = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("locale", "written"),
    [("fr", f"7 oct. à 14{NBSP}h{NBSP}00"), ("en", "7 Oct at 14:00")],
)
def test_a_subject_takes_a_short_moment_in_paris(locale: str, written: str) -> None:
    assert wording.short(AFTERNOON, locale) == written


def test_a_deadline_given_as_a_day_has_no_hour() -> None:
    assert wording.short(date(2026, 10, 1), "fr") == "1er oct."
    assert wording.moment(date(2026, 10, 1), "fr") == "jeudi 1er octobre 2026"


def test_winter_time_is_an_hour_later() -> None:
    assert wording.moment(datetime(2026, 10, 26, 12, 0, tzinfo=UTC), "en") == "Monday 26 October 2026 at 13:00"


@pytest.mark.parametrize(
    ("since", "until", "locale", "label"),
    [
        ("2026-10-05", "2026-10-12", "fr", "semaine du 5 au 11 octobre 2026"),
        ("2026-10-05", "2026-10-12", "en", "week of 5 to 11 October 2026"),
        ("2026-09-28", "2026-10-05", "fr", "semaine du 28 septembre au 4 octobre 2026"),
        ("2026-06-01", "2026-06-08", "fr", "semaine du 1er au 7 juin 2026"),
        ("2026-08-31", "2026-09-02", "fr", "semaine du 31 août au 1er septembre 2026"),
    ],
)
def test_the_week_is_named_by_its_first_and_last_day(since: str, until: str, locale: str, label: str) -> None:
    first, last = (datetime.fromisoformat(f"{day}T06:00:00+00:00") for day in (since, until))
    assert wording.week_label(first, last, locale) == label


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Zoé", "de Zoé"),
        ("Awa", "d’Awa"),
        ("Élodie", "d’Élodie"),
        ("Yves", "d’Yves"),
        ("Yann", "de Yann"),
        ("Yusuf", "de Yusuf"),
        ("Hugo", "de Hugo"),
        ("", "de "),
    ],
)
def test_of_elides_before_a_vowel(name: str, said: str) -> None:
    assert wording.of(name) == said


def test_folding_keeps_addresses_whole_and_hangs_lists() -> None:
    address = "https://janus.example/" + "x" * 90
    assert wording.folded(f"Voir {address} ici", "- ", "  ") == f"- Voir\n  {address}\n  ici"


def test_folding_never_breaks_a_no_break_space() -> None:
    words = "mot " * 17 + f"fin{NBSP}: suite"
    assert [line for line in wording.folded(words).splitlines() if line.startswith(":")] == []


def test_a_title_is_underlined_over_its_longest_line() -> None:
    assert wording.underlined("Zoé") == "Zoé\n==="
    assert wording.underlined("") == "\n"


def test_blank_lines_never_run() -> None:
    assert wording.without_blank_runs("\n\na\n \n\n\nb\n\n") == "a\n\nb\n"


@pytest.mark.parametrize(
    ("written", "set_"),
    [
        ("Bravo !", f"Bravo{NBSP}!"),
        ("« tu »", f"«{NBSP}tu{NBSP}»"),
        ("Quand : {{ x }}", f"Quand{NBSP}: {{{{ x }}}}"),
        ("fin :{% endcall %}", f"fin{NBSP}:{{% endcall %}}"),
        ("{% if a != b %}", "{% if a != b %}"),
    ],
)
def test_french_sources_get_their_spaces(written: str, set_: str) -> None:
    assert wording.with_french_spaces(written) == set_
