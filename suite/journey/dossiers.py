"""Step 5: every youth taken has a dossier; its owners hand their papers in by their own links, HR looks at each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from suite.journey.browser import Browser, Page
from suite.journey.company import Company, selected
from suite.journey.numbers import iban, social_security_number
from suite.season.candidate import Candidate
from suite.season.papers import paper_of
from suite.season.roster import CANDIDATE

_VALID_UNTIL = date(2031, 12, 31)
_PAPER = re.compile(r"/contrats/pieces/[0-9a-f-]{36}$")
_OWN_PAPER = re.compile(r"/contrats/papiers/[^/]+/[0-9a-f-]{36}$")
_PDF = "application/pdf"
REFUSED_ONCE = "tiago.figueiredo"


def wait_for_dossiers(company: Company) -> None:
    wanted = len(selected())
    company.wait(lambda: len(dossiers(company)) >= wanted, "a dossier for everybody taken")
    company.report.check("dossiers opened", expected=wanted, found=len(dossiers(company)))
    company.expect_mails("dossier_opened", sum(1 + len(candidate.guardians) for candidate in selected()))


def dossiers(company: Company, view: str = "all") -> dict[str, str]:
    """Key of the candidate -> address of the dossier, as HR's board lists them."""
    names = {candidate.full_name: candidate.key for candidate in selected()}
    page = company.staff("rh").get(f"/contrats/?view={view}")
    found = ((" ".join(anchor.text_content().split()), anchor.get("href", "")) for anchor in page.tree.iter("a"))
    return {names[name]: address for name, address in found if "/contrats/dossiers/" in address and name in names}


def hand_in_papers(company: Company) -> None:
    for candidate in selected():
        _hand_in_all(company, candidate, candidate.email, candidate.full_name)
        for guardian in candidate.guardians:
            _hand_in_all(company, candidate, guardian.email, f"{guardian.first_name} {guardian.last_name}")


def refuse_one_paper(company: Company) -> None:
    """HR cannot read one identity card; its owner learns why, and sends it again by the same link."""
    candidate = CANDIDATE[REFUSED_ONCE]
    hr = company.staff("rh")
    page = next(paper for paper in _papers(company, candidate) if _form_of(paper, "/refuser"))
    reason = page.tree.xpath("//input[@name='reason']/@value")[0]
    hr.submit(page.form(action="/refuser"), {"reason": reason, "words": "La photo est floue."})
    company.expect_mails("paper_refused", 1)
    _hand_in_all(company, candidate, candidate.email, candidate.full_name)


def accept_papers(company: Company, *, today: date) -> None:
    """HR accepts what was received and ticks what the association did itself."""
    hr = company.staff("rh")
    for candidate in selected():
        for page in _papers(company, candidate):
            if _form_of(page, "/accepter"):
                hr.submit(page.form(action="/accepter"))
            elif _form_of(page, "/cocher"):
                form = page.form(action="/cocher")
                number = {"number": "R-2026-0042"} if "number" in form.names else {}
                hr.submit(form, {"done_on": today.isoformat(), **number})
    company.report.check("dossiers ready", expected=len(selected()), found=len(dossiers(company, "ready")))


def _papers(company: Company, candidate: Candidate) -> Iterator[Page]:
    hr = company.staff("rh")
    page = hr.get(dossiers(company)[candidate.key])
    for address in page.links("/contrats/pieces/"):
        if _PAPER.search(address):
            yield hr.get(address)


def _form_of(page: Page, action: str) -> bool:
    return any(form.action.endswith(action) for form in page.forms())


def _hand_in_all(company: Company, candidate: Candidate, address: str, name: str) -> None:
    """Opens the mailed link and sends each paper that is still asked for."""
    browser = Browser(company.base_url, language=candidate.locale)
    link = company.mail_to(address, "/contrats/papiers/").link("/contrats/papiers/")
    for paper in browser.get(link).links("/contrats/papiers/"):
        if _OWN_PAPER.search(paper):
            _hand_in(browser, browser.get(paper), candidate, name)


def _hand_in(browser: Browser, page: Page, candidate: Candidate, name: str) -> None:
    """A typed consent, a number, or a file: whatever the page asks for."""
    forms = [form for form in page.forms() if form.names & {"typed_name", "value", "file"}]
    if not forms:
        return  # in order already
    form = forms[0]
    if "typed_name" in form.names:
        browser.submit(form, {"typed_name": name, "agreed": "on"})
    elif "holder" in form.names:
        browser.submit(form, {"value": iban(candidate), "holder": candidate.full_name})
    elif "value" in form.names:
        browser.submit(form, {"value": social_security_number(candidate)})
    else:
        expiry = {"expires_on": _VALID_UNTIL.isoformat()} if "expires_on" in form.names else {}
        label = page.tree.findtext(".//h1") or "Pièce"
        browser.submit(form, expiry, files={"file": ("piece.pdf", paper_of(label, name), _PDF)})
