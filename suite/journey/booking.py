"""Steps 2 and 3: places are booked, the last one is raced for, one booking moves, one is given back and taken again."""

from __future__ import annotations

import threading

from suite.journey.browser import Form, Page, PageFault
from suite.journey.company import Company
from suite.season.candidate import Candidate
from suite.season.facts import MODULES
from suite.season.roster import CANCELS_AND_BOOKS_AGAIN, CANDIDATE, CANDIDATES, MOVES, RACERS, wanted_module

_OK, _CONFLICT = 200, 409
_CAPACITY = {module.key: module.capacity for module in MODULES}


def book_places(company: Company) -> None:
    """Everybody but the two who will race; the eighteenth seat of the Wednesday is left."""
    first = company.own_page(CANDIDATES[0]).must_say(*(module.title for module in MODULES))
    found = [_module_of(form) for form in first.forms() if form.action.endswith("/reserver")]
    company.modules = dict(zip((module.key for module in MODULES), found, strict=True))
    for candidate in CANDIDATES:
        if candidate.key not in RACERS:
            _book(company, candidate, wanted_module(candidate))
    company.await_mails("slot_booked", len(CANDIDATES) - len(RACERS))


def race_for_the_last_place(company: Company) -> None:
    """Two threads, one seat: the database gives it to one; the other is shown both other ways, and waits."""
    racers = [CANDIDATE[key] for key in RACERS]
    forms = [_button(company.own_page(racer), "/reserver", company.modules["wednesday"]) for racer in racers]
    barrier = threading.Barrier(len(racers))
    answers: dict[str, Page] = {}

    def run(racer: Candidate, form: Form) -> None:
        barrier.wait(timeout=30)
        answers[racer.key] = company.browser(racer).submit(form, expect=None)

    threads = [threading.Thread(target=run, args=pair) for pair in zip(racers, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    statuses = sorted(page.status for page in answers.values())
    company.report.check("race for the last place", expected=[_OK, _CONFLICT], found=statuses)
    loser = next(racer for racer in racers if answers[racer.key].status == _CONFLICT)
    page = company.own_page(loser)
    _button(page, "/reserver", company.modules["saturday"])
    company.browser(loser).submit(_button(page, "/attente", company.modules["wednesday"]))
    company.await_mails("waiting_list_joined", 1)
    _move_and_offer(company, loser)


def cancel_and_book_again(company: Company) -> None:
    candidate = CANDIDATE[CANCELS_AND_BOOKS_AGAIN]
    browser = company.browser(candidate)
    browser.submit(company.own_page(candidate).form(action="/annuler"))
    company.await_mails("slot_cancelled", 1)
    _book(company, candidate, "saturday")


def check_bookings(company: Company) -> None:
    lead = company.staff("cheffe-de-projet")
    taken = {}
    for key, module_id in company.modules.items():
        page = lead.get(f"/recrutement/modules/{module_id}")
        taken[key] = len([form for form in page.forms() if form.action.endswith("/presence")])
    everybody = len(CANDIDATES)
    wednesday = _CAPACITY["wednesday"]
    company.report.check("booked on Wednesday", expected=wednesday, found=taken["wednesday"])
    company.report.check("booked on Saturday", expected=everybody - wednesday, found=taken["saturday"])
    # Everybody once, and once more whoever gave a place back and took it again.
    company.expect_mails("slot_booked", everybody + 1)
    company.expect_mails("slot_moved", 1)
    company.expect_mails("slot_cancelled", 1)
    company.expect_mails("waiting_list_joined", 1)
    company.expect_mails("place_offered", 1)
    _check_calendar(company)


def _move_and_offer(company: Company, waiting: Candidate) -> None:
    """Somebody moves to the Saturday; the freed seat is offered to whoever waits, who takes it."""
    mover = CANDIDATE[MOVES]
    company.browser(mover).submit(_button(company.own_page(mover), "/deplacer", company.modules["saturday"]))
    company.await_mails("place_offered", 1)
    company.browser(waiting).submit(_offers(company.own_page(waiting))[0])
    company.await_mails("slot_booked", len(CANDIDATES))


def _offers(page: Page) -> list[Form]:
    return [form for form in page.forms() if form.action.endswith("/accepter")]


def _book(company: Company, candidate: Candidate, module: str) -> None:
    form = _button(company.own_page(candidate), "/reserver", company.modules[module])
    company.browser(candidate).submit(form)


def _button(page: Page, action: str, module_id: str) -> Form:
    for form in page.forms():
        if form.action.endswith(action) and _module_of(form) == module_id:
            return form
    raise PageFault(f"{page.url}: no button {action} for the module; it says {page.words()[:300]}")


def _module_of(form: Form) -> str:
    return dict(form.values).get("module_id", "")


def _check_calendar(company: Company) -> None:
    """The confirmation carries an invitation that calendars act upon."""
    mover = CANDIDATE[MOVES]
    mail = company.mail_to(mover.email, "Module du samedi")
    calendars = [content for _, kind, content in mail.attachments if kind == "text/calendar"]
    company.report.check(
        "calendar file in the mail of a move", expected=True, found=any(b"METHOD:REQUEST" in one for one in calendars)
    )
