"""A season: the dates that everything else hangs on, in the only order that makes sense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from shared.errors import Conflict, InvalidInput

MOST_PLACES = 500


class DatesOutOfOrder(InvalidInput):
    code = "dates_out_of_order"
    message = "Cette date doit suivre la précédente du calendrier."


class PlacesOutOfRange(InvalidInput):
    code = "places_out_of_range"
    message = "Indiquez un nombre de places entre 1 et 500."


class SeasonNameTaken(Conflict):
    code = "season_name_taken"
    message = "Une saison porte déjà ce nom."


class SeasonChanged(Conflict):
    code = "season_changed"
    message = "Une autre personne a modifié la saison entre-temps. Relisez-la avant de l’enregistrer."


@dataclass(frozen=True)
class SeasonFacts:
    """What a season says of itself. Civil dates, in Europe/Paris."""

    name: str
    starts_on: date
    registration_opens_on: date
    training_starts_on: date
    training_ends_on: date
    contract_starts_on: date
    first_session_on: date
    contract_ends_on: date
    ends_on: date
    places: int


# Each date may equal the one before, never precede it.
ORDER = (
    "starts_on",
    "registration_opens_on",
    "training_starts_on",
    "training_ends_on",
    "contract_starts_on",
    "first_session_on",
    "contract_ends_on",
    "ends_on",
)


class Milestone(StrEnum):
    REGISTRATION = "registration_opens_on"
    TRAINING = "training_starts_on"
    TRAINING_ENDS = "training_ends_on"
    CONTRACTS = "contract_starts_on"
    FIRST_SESSION = "first_session_on"
    END = "contract_ends_on"


@dataclass(frozen=True)
class Step:
    """A dated step of the season as seen from one day; ``days`` is negative once it is past."""

    milestone: Milestone
    on: date
    days: int
    is_next: bool


def check_season(facts: SeasonFacts) -> None:
    """Raises ``DatesOutOfOrder`` for the first date that precedes its predecessor, ``PlacesOutOfRange``."""
    for earlier, later in pairwise(ORDER):
        if getattr(facts, later) < getattr(facts, earlier):
            raise DatesOutOfOrder(later)
    if not 1 <= facts.places <= MOST_PLACES:
        raise PlacesOutOfRange("places")


def steps_seen_from(facts: SeasonFacts, today: date) -> tuple[Step, ...]:
    dated = [(milestone, getattr(facts, milestone)) for milestone in Milestone]
    ahead = [on for _, on in dated if on > today]
    return tuple(Step(milestone, on, (on - today).days, bool(ahead) and on == min(ahead)) for milestone, on in dated)


def current_season_index(seasons: Sequence[SeasonFacts], today: date) -> int | None:
    """The season that runs today; else the next one to begin; else the latest."""
    if not seasons:
        return None
    ranked = sorted(range(len(seasons)), key=lambda index: seasons[index].starts_on)
    for index in ranked:
        if seasons[index].ends_on >= today:
            return index
    return ranked[-1]
