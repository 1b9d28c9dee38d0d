"""Who plays: the candidates with their links, the team with their sessions, and what is noted on the way."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from shared.clock import monotonic
from suite.journey.browser import Browser, Page
from suite.journey.letterbox import PATIENCE_SECONDS, Letterbox, Mail, NoMail, wait_until
from suite.journey.report import Report
from suite.season.candidate import Candidate
from suite.season.roster import CANDIDATES
from suite.season.staff import STAFF

# A mail that a worker died with is held for a person after five minutes, and its message comes back after four.
MAILS_PATIENCE_SECONDS = 2 * PATIENCE_SECONDS
_LOOK_EVERY_SECONDS = 10.0


@dataclass
class Company:
    """``personal``: each candidate's link, by key; ``modules``: ids by the keys of ``suite.season.facts``."""

    base_url: str
    var_dir: Path
    passwords: dict[str, str]
    letterbox: Letterbox
    report: Report = field(default_factory=Report)
    team: dict[str, Browser] = field(default_factory=dict)
    people: dict[str, Browser] = field(default_factory=dict)
    personal: dict[str, str] = field(default_factory=dict)
    modules: dict[str, str] = field(default_factory=dict)

    @property
    def output(self) -> Path:
        return self.var_dir / "journey"

    def staff(self, key: str) -> Browser:
        """A member of the team, signed in with the password that the demo printed."""
        if key not in self.team:
            self.team[key] = self._signed_in(key)
        return self.team[key]

    def browser(self, candidate: Candidate) -> Browser:
        if candidate.key not in self.people:
            self.people[candidate.key] = Browser(self.base_url, language=candidate.locale)
        return self.people[candidate.key]

    def own_page(self, candidate: Candidate) -> Page:
        return self.browser(candidate).get(self.personal[candidate.key])

    def mails(self, kind: str) -> int:
        """How many of one kind the mailbox of the team shows as sent."""
        found = self.staff("rh").get(f"/api/notifications/v1/deliveries?kind={kind}&state=sent")
        total: int = json.loads(found.content)["total"]
        return total

    def await_mails(self, kind: str, count: int) -> None:
        """A person acts on a mail once they have it: whoever is faster than the mail makes it pointless, and unsent."""
        self.wait(lambda: self.mails(kind) >= count, f"{count} mails {kind}")

    def mail_to(self, address: str, containing: str) -> Mail:
        """The newest such mail, once there is one."""
        self.wait(lambda: bool(self.letterbox.of(address, containing)), f"a mail with {containing!r}")
        return self.letterbox.of(address, containing)[-1]

    def wait(self, true: Callable[[], bool], what: str) -> None:
        """As ``wait_until``, while human resources look after mails whose fate is unknown."""
        looked = [monotonic()]

        def looking() -> bool:
            if monotonic() - looked[0] > _LOOK_EVERY_SECONDS:
                looked[0] = monotonic()
                self.settle_unknown_mails()
            return true()

        wait_until(looking, what, seconds=MAILS_PATIENCE_SECONDS)

    def settle_unknown_mails(self) -> None:
        """Asks the recipient: what has come is considered sent, what has not is sent again."""
        hr = self.staff("rh")
        found = json.loads(hr.get("/api/notifications/v1/deliveries?state=unknown").content)
        arrived = {mail.message_id.strip("<>") for mail in self.letterbox.all()}
        for row in found["deliveries"]:
            page = hr.get(f"/notifications/boite/{row['id']}")
            came = any(message_id in page.text for message_id in arrived)
            hr.submit(page.form(action="/envoye" if came else "/renvoyer"))

    def expect_mails(self, kind: str, count: int) -> None:
        """Waits for ``count`` mails of one kind and writes the line of the report; too few or too many is wrong."""
        with suppress(NoMail):  # the line of the report says it, beside the others
            self.await_mails(kind, count)
        self.report.check(f"mails: {kind}", expected=count, found=self.mails(kind))

    def clock_to(self, day: str) -> None:
        """The project lead moves the demo's clock to eight in the morning of ``day`` (ISO)."""
        lead = self.staff("cheffe-de-projet")
        form = lead.get("/horloge").form(action="/horloge", field="date")
        lead.submit(form, {"date": day})

    def clock_by(self, jump: str) -> None:
        """``jump``: day, week or next_event."""
        lead = self.staff("cheffe-de-projet")
        forms = lead.get("/").forms()
        wanted = next(form for form in forms if form.action.endswith("/horloge") and ("jump", jump) in form.values)
        lead.submit(wanted)

    def _signed_in(self, key: str) -> Browser:
        person = next(one for one in STAFF if one.key == key)
        browser = Browser(self.base_url, language=person.locale)
        form = browser.get("/connexion").form(action="/connexion", field="password")
        browser.submit(form, {"email": person.email, "password": self.passwords[person.email]})
        return browser


def gather(base_url: str, var_dir: Path) -> Company:
    """From what the demo wrote about itself."""
    facts = json.loads((var_dir / "demo.json").read_text(encoding="utf-8"))
    passwords = {account["email"]: account["password"] for account in facts["accounts"]}
    return Company(base_url, var_dir, passwords, Letterbox(var_dir / "mail"))


def selected() -> list[Candidate]:
    return [candidate for candidate in CANDIDATES if candidate.outcome == "selected"]
