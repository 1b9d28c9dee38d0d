"""The page on personal data tells the purposes and terms that the columns are tagged with."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from services.contracts.models import Base as Contracts
from services.notifications.models import Base as Notifications
from services.portal.models import Base as Portal
from services.recruitment.models import Base as Recruitment
from shared.privacy import KEY

PAGE = Path(__file__).resolve().parents[3] / "docs" / "privacy.md"
ROW = re.compile(r"^\| `(\w+)` \|.*\| ([\d ·]+) \|$", re.MULTILINE)


def tagged() -> dict[str, set[int]]:
    terms: dict[str, set[int]] = defaultdict(set)
    for base in (Contracts, Notifications, Portal, Recruitment):
        for table in base.metadata.sorted_tables:
            for tag in (column.info[KEY] for column in table.columns if KEY in column.info):
                if tag.purpose:
                    terms[tag.purpose].add(tag.months)
    return dict(terms)


def test_every_purpose_has_its_terms_on_the_page() -> None:
    told = {purpose: {int(one) for one in terms.split("·")} for purpose, terms in ROW.findall(PAGE.read_text("utf-8"))}
    assert told == tagged()
