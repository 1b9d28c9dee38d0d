"""What the three assessors of the sample season give, the same at every play."""

from __future__ import annotations

import hashlib

from suite.season.candidate import Candidate

ASSESSORS = ("coordination", "formation", "observation")
LOWEST, HIGHEST = 1, 5


def score_of(candidate: Candidate, assessor: str, criterion: str) -> int:
    """Between 1 and 5: the candidate's merit, one point less for one criterion in three or so.

    The nudge is a hash, so that assessors differ as persons do without a random source.
    """
    digest = hashlib.sha256(f"{candidate.key}/{assessor}/{criterion}".encode()).digest()
    nudge = -1 if digest[0] % 3 == 0 else 0
    return max(LOWEST, min(HIGHEST, candidate.merit + nudge))
