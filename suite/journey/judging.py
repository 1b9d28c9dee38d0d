"""Step 4: who came, three grids each, the jury's decisions, and everybody's own answer."""

from __future__ import annotations

import re
from collections import Counter

from suite.journey.browser import Browser
from suite.journey.company import Company
from suite.season.candidate import Candidate
from suite.season.partners import PARTNER
from suite.season.roster import CANDIDATES
from suite.season.scoring import ASSESSORS, score_of

_NAMES = {candidate.full_name: candidate for candidate in CANDIDATES}
_SHEET = re.compile(r"/recrutement/candidatures/([0-9a-f-]{36})$")
_SEEN = "Vu à l’œuvre : prend le temps d’expliquer, reformule, laisse faire."
_WORDS = {
    "selected": "Écoute, entrain, envie de transmettre : retenue par les trois membres du jury.",
    "reserve": "De belles qualités ; d’autres candidatures passent avant, faute de places.",
    "not_selected": "L’envie de travailler avec un public âgé ne s’est pas encore montrée.",
}


def mark_presence(company: Company) -> None:
    """The coordinator notes who came, the day after each module."""
    browser = company.staff("coordination")
    for module_id in company.modules.values():
        page = browser.get(f"/recrutement/modules/{module_id}")
        for form in page.forms():
            if form.action.endswith("/presence"):
                browser.submit(form, {"attendance": "came"})


def score_everybody(company: Company) -> None:
    """Three assessors, each blind to the others until their own grid is in."""
    for assessor in ASSESSORS:
        browser = company.staff(assessor)
        for candidate_id, candidate in _expected(company, browser).items():
            _score(browser, assessor, candidate_id, candidate)
    lead = company.staff("cheffe-de-projet")
    panels = [lead.get(f"/recrutement/jury/{one}").words().count(_SEEN) for one in _expected(company, lead)]
    company.report.check("candidates with three grids", expected={3: len(CANDIDATES)}, found=dict(Counter(panels)))


def decide_and_publish(company: Company) -> None:
    browser = company.staff("cheffe-de-projet")
    ranks = iter(range(1, len(CANDIDATES)))
    for candidate_id, candidate in _expected(company, browser).items():
        form = browser.get(f"/recrutement/jury/{candidate_id}").form(field="outcome")
        decision: dict[str, object] = {"outcome": candidate.outcome, "reason": _WORDS[candidate.outcome]}
        if candidate.outcome == "reserve":
            decision["rank"] = next(ranks)
        browser.submit(form, decision)
    publish = browser.get("/recrutement/jury").form(action="/recrutement/jury/publier")
    browser.submit(publish)
    browser.submit(publish)  # a double click, which must publish once


def check_answers(company: Company) -> None:
    outcomes = Counter(candidate.outcome for candidate in CANDIDATES)
    for outcome, count in sorted(outcomes.items()):
        company.expect_mails(f"decision_{outcome}", count)
    schools = {candidate.school for candidate in CANDIDATES if candidate.school}
    company.expect_mails("school_results", len(schools))
    for school in sorted(schools):
        _check_school(company, school)


def _expected(company: Company, browser: Browser) -> dict[str, Candidate]:
    """Everybody who was awaited at a module, by id, as the module's page lists them."""
    found: dict[str, Candidate] = {}
    for module_id in company.modules.values():
        for anchor in browser.get(f"/recrutement/modules/{module_id}").tree.iter("a"):
            sheet = _SHEET.search(anchor.get("href", ""))
            if sheet:
                found[sheet[1]] = _NAMES[" ".join(anchor.text_content().split())]
    return found


def _score(browser: Browser, assessor: str, candidate_id: str, candidate: Candidate) -> None:
    form = browser.get(f"/recrutement/candidatures/{candidate_id}/notes").form(field="note")
    cells = sorted(name for name in form.names if name and name.startswith("marks-"))
    marks: dict[str, object] = {cell: score_of(candidate, assessor, cell) for cell in cells}
    browser.submit(form, marks | {"note": _SEEN})


def _check_school(company: Company, school: str) -> None:
    """Its own pupils, each with their answer, and nobody else's name in any mail that it ever got."""
    partner = PARTNER[school]
    own = [candidate for candidate in CANDIDATES if candidate.school == school]
    others = [candidate for candidate in CANDIDATES if candidate.school != school]
    result = company.mail_to(partner.contact_email, "/recrutement/partenaire/")
    page = Browser(company.base_url).get(result.link("/recrutement/partenaire/"))
    told = [
        candidate.key for candidate in own if candidate.full_name in result.text and candidate.full_name in page.words()
    ]
    company.report.check(f"{partner.name}: own pupils told", expected=len(own), found=len(told))
    seen = page.text + "".join(mail.text + mail.html for mail in company.letterbox.of(partner.contact_email))
    leaked = [candidate.key for candidate in others if candidate.last_name in seen and candidate.first_name in seen]
    company.report.check(f"{partner.name}: other pupils told", expected=0, found=len(leaked))
