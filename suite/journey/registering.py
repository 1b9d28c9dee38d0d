"""Steps 1 and 2: the season and its partners as the team sees them; 32 youths register, and some who cannot."""

from __future__ import annotations

import dataclasses
import uuid

from suite.journey.browser import Form, Page
from suite.journey.company import Company
from suite.season.candidate import Candidate
from suite.season.candidates import registration_files, registration_form
from suite.season.facts import SEASON
from suite.season.partners import PARTNERS
from suite.season.roster import CANDIDATES, TOO_OLD, TOO_YOUNG

_REGISTRATION = "/recrutement/inscription"
_UNPROCESSABLE, _UNSUPPORTED, _NOT_FOUND = 422, 415, 404
_SAMPLE = CANDIDATES[0]


def look_at_the_season(company: Company) -> None:
    lead = company.staff("cheffe-de-projet")
    lead.get("/").must_say(SEASON.name)
    lead.get("/saison").must_say(SEASON.name, "Savoir Apprendre")
    listed = lead.get("/partenaires").words()
    company.report.check("partners on the list", expected=len(PARTNERS), found=_named(listed))


def register_everybody(company: Company) -> None:
    _wait_for_schools(company)
    for candidate in CANDIDATES:
        _register(company, candidate)
    for candidate in CANDIDATES:
        mail = company.mail_to(candidate.email, "/recrutement/moi/")
        company.personal[candidate.key] = mail.link("/recrutement/moi/")
    company.report.check("candidates with a personal link", expected=len(CANDIDATES), found=len(company.personal))
    company.expect_mails("candidate_registered", len(CANDIDATES))
    company.expect_mails("guardian_informed", sum(len(candidate.guardians) for candidate in CANDIDATES))


def try_what_must_fail(company: Company) -> None:
    """The bad input of a registration, each refused with the reason on the page and what was typed kept."""
    _check(company, "registration under 16", _refused(company, TOO_YOUNG, _UNPROCESSABLE), "02/05/2027")
    _check(company, "registration over 21", _refused(company, TOO_OLD, _UNPROCESSABLE), TOO_OLD.first_name)
    shared = dataclasses.replace(_SAMPLE.guardians[0], email="meme.adresse@courriel.example")
    same = _stranger(guardians=(shared, _SAMPLE.guardians[1]))
    form, typed = _filled(company, same)
    typed["email"] = shared.email
    page = company.browser(same).submit(form, typed, files=registration_files(same), expect=_UNPROCESSABLE)
    _check(company, "guardian's address equal to the youth's", page, same.last_name)
    disguised = registration_files(same) | {"cv": ("cv.pdf", b"MZ\x90\x00 not a PDF at all", "application/pdf")}
    form, typed = _filled(company, _stranger())
    page = company.browser(same).submit(form, typed, files=disguised, expect=None)
    company.report.check(
        "disguised upload is refused", expected=True, found=page.status in (_UNSUPPORTED, _UNPROCESSABLE)
    )
    surprise = company.browser(same).post_json("/api/recruitment/v1/candidates", {"surprise": True})
    company.report.check("JSON with an unknown field", expected=_UNPROCESSABLE, found=surprise.status_code)
    foreign = company.browser(same).get(f"/recrutement/moi/{uuid.uuid4().hex}", expect=None)
    company.report.check("a link that nobody issued", expected=_NOT_FOUND, found=foreign.status)


def _named(words: str) -> int:
    return sum(partner.name in words for partner in PARTNERS)


def _wait_for_schools(company: Company) -> None:
    """The directory reaches recruitment by events: the form offers each school once it has heard of it."""
    schools = [partner.name for partner in PARTNERS if partner.kind in ("school", "association")]
    browser = company.browser(_SAMPLE)

    def offered() -> bool:
        words = browser.get(_REGISTRATION).words()
        return all(name in words for name in schools)

    company.wait(offered, "the schools on the registration form")


def _register(company: Company, candidate: Candidate) -> Page:
    form, typed = _filled(company, candidate)
    browser = company.browser(candidate)
    files = registration_files(candidate)
    page = browser.submit(form, typed, files=files)
    if candidate is _SAMPLE:
        page = browser.submit(form, typed, files=files)  # a double click, which must register once
    return page


def _filled(company: Company, candidate: Candidate) -> tuple[Form, dict[str, object]]:
    form = company.browser(candidate).get(f"{_REGISTRATION}?origine=lycee").form(action=_REGISTRATION, field="cv")
    return form, dict(registration_form(candidate))


def _refused(company: Company, candidate: Candidate, status: int) -> Page:
    form, typed = _filled(company, candidate)
    return company.browser(candidate).submit(form, typed, files=registration_files(candidate), expect=status)


def _stranger(**changes: object) -> Candidate:
    """Somebody like the first candidate, who never comes in."""
    return dataclasses.replace(_SAMPLE, key="personne.inconnue", **changes)  # type: ignore[arg-type]


def _check(company: Company, what: str, page: Page, kept: str) -> None:
    company.report.check(f"{what} is refused, with words", expected=True, found=kept in page.text)
