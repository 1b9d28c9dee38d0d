"""Civil age, on which capacity, youth-worker limits and the required papers depend."""

from __future__ import annotations

from datetime import date

MAJORITY = 18
WORKING_AGE = 16


def birthday_at(birth_date: date, age: int) -> date:
    """The first day of that age; who was born on 29 February gets older on 1 March of a common year."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 3, 1)


def age_on(birth_date: date, on: date) -> int:
    years = on.year - birth_date.year
    return years if birthday_at(birth_date, years) <= on else years - 1


def is_minor(birth_date: date, on: date) -> bool:
    """Art. 388 C. civ.: minor until the eighteenth birthday, that day excluded."""
    return age_on(birth_date, on) < MAJORITY
