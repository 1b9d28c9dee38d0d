"""The team of the sample season. Passwords are not here: they are made at the first load and printed."""

from __future__ import annotations

from dataclasses import dataclass

from suite.season.facts import MAIL_DOMAIN


@dataclass(frozen=True)
class StaffFacts:
    key: str
    name: str
    roles: tuple[str, ...]
    locale: str = "fr"

    @property
    def email(self) -> str:
        return f"{self.key}@{MAIL_DOMAIN}"


STAFF = (
    StaffFacts("cheffe-de-projet", "Inès Carpentier", ("project_lead",)),
    StaffFacts("coordination", "Marc-Antoine Lefèvre", ("coordinator",)),
    StaffFacts("formation", "Aurélie N’Diaye", ("trainer",)),
    StaffFacts("rh", "Solène O’Brien-Petit", ("hr",)),
    StaffFacts("observation", "Tobias Krüger", ("observer",), locale="en"),
    StaffFacts("administration", "Gwénaël Dupuis", ("admin",)),
)
