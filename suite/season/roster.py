"""All the sample candidates, which module each one wants, and the two whom registration must turn away."""

from __future__ import annotations

from datetime import date

from suite.season.candidate import Candidate
from suite.season.families import both, home
from suite.season.others import NOT_SELECTED, RESERVE
from suite.season.selected import SELECTED

CANDIDATES = (*SELECTED, *RESERVE, *NOT_SELECTED)
CANDIDATE = {candidate.key: candidate for candidate in CANDIDATES}

TOO_YOUNG = Candidate(
    "tom.girard",
    "Tom",
    "Girard",
    "male",
    date(2011, 5, 2),
    home("10 rue Danielle-Casanova"),
    "lycee-jean-mace",
    "seconde_generale",
    3,
    "not_selected",
    both(("julie.girard", "Julie", "Girard"), ("david.girard", "David", "Girard")),
)
TOO_OLD = Candidate(
    "alix.moreau",
    "Alix",
    "Moreau",
    "female",
    date(2004, 1, 12),
    home("38 rue Louis-Marchandise"),
    None,
    "licence",
    3,
    "not_selected",
)

# One seat of the Wednesday module (18) is left for the last two: they ask for it at the same moment.
RACERS = ("hugo.lambert", "manon.roux")
_QUIET = tuple(candidate.key for candidate in CANDIDATES if candidate.key not in RACERS)
WEDNESDAY = (*_QUIET[0::2], _QUIET[1], _QUIET[3])
MOVES = "clemence.faure"
CANCELS_AND_BOOKS_AGAIN = "gabriel.fontaine"


def wanted_module(candidate: Candidate) -> str:
    """Key of the module in `suite.season.facts.MODULES` that this person asks for first."""
    return "wednesday" if candidate.key in (*WEDNESDAY, *RACERS) else "saturday"
