"""Ages: who may be hired for the season, who is a minor, and from which day (labour code L4153-1, rules K-13, K-14)."""

from __future__ import annotations

from datetime import date

from services.recruitment.domain.errors import BornInTheFuture, TooOld, TooYoung

HIRING_AGE = 16
LAST_AGE = 21
MAJORITY = 18


def birthday(born: date, age: int) -> date:
    """The day on which ``age`` is reached; someone born on 29 February reaches it on 1 March of a common year."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Full years lived on ``day`` (civil date in Europe/Paris)."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def is_minor(born: date, day: date) -> bool:
    return day < birthday(born, MAJORITY)


def needs_guardian(born: date, *, emancipated: bool, day: date) -> bool:
    """A minor who is not emancipated acts through those who hold parental authority (C. civ. 388-1-1, 413-6)."""
    return is_minor(born, day) and not emancipated


def check_age(born: date, *, contract_starts_on: date, today: date) -> None:
    """16 on the contract's first day at the latest, and not yet 22 then."""
    if born > today:
        raise BornInTheFuture("birth_date")
    starts_on = french_date(contract_starts_on)
    possible_from = birthday(born, HIRING_AGE)
    if possible_from > contract_starts_on:
        raise TooYoung("birth_date", possible_from=french_date(possible_from), starts_on=starts_on)
    if birthday(born, LAST_AGE + 1) <= contract_starts_on:
        raise TooOld("birth_date", starts_on=starts_on)


def french_date(day: date) -> str:
    """Day first, in figures: read the same way in both languages of the site."""
    return day.strftime("%d/%m/%Y")
