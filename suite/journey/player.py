"""Plays the season from a candidate's registration to an informed partner, and says what came of it.

Everything goes through the pages, forms and mailed links that persons use; nothing is read from a database.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

from suite.journey import booking, dossiers, ending, judging, registering, signing
from suite.journey.browser import Browser
from suite.journey.company import Company, gather

_REMINDER_DAY = "2026-10-09"
_AFTER_WEDNESDAY, _AFTER_SATURDAY = "2026-10-08", "2026-10-11"
_JURY_DAY = date(2026, 10, 13)
_SIGNING_DAY, _MONDAY = "2026-12-17", "2026-12-21"

Step = Callable[[Company], None]


def play(base_url: str, var_dir: Path) -> int:
    """0 when everything that must have happened has happened, 1 otherwise. Prints the table."""
    company = gather(base_url, var_dir)
    whole = all(_plays(title, steps, company) for title, steps in ACTS)
    print(f"\n{company.report.table()}", flush=True)
    print(f"Documents: {company.output}", flush=True)
    if Browser.failures:
        print(f"Asked again after: {dict(Counter(Browser.failures))}", flush=True)
    return 0 if whole and not company.report.failures else 1


def _plays(title: str, steps: tuple[Step, ...], company: Company) -> bool:
    """False when a person could not go on; what was established until then is still shown."""
    print(f"- {title}", flush=True)
    try:
        for step in steps:
            step(company)
    except Exception:  # noqa: BLE001  # whatever stopped the play is what its watcher must read
        traceback.print_exc(file=sys.stdout)
        return False
    return True


def _modules_pass(company: Company) -> None:
    """The reminders leave two days before each module; who came is noted the day after."""
    company.clock_to("2026-10-06")
    company.wait(
        lambda: company.mails("module_reminder") >= _booked(company, "wednesday"), "reminders of the Wednesday"
    )
    company.clock_to(_AFTER_WEDNESDAY)
    company.clock_to(_REMINDER_DAY)
    everybody = _booked(company, "wednesday") + _booked(company, "saturday")
    company.expect_mails("module_reminder", everybody)
    company.clock_to(_AFTER_SATURDAY)


def _booked(company: Company, module: str) -> int:
    page = company.staff("coordination").get(f"/recrutement/modules/{company.modules[module]}")
    return len([form for form in page.forms() if form.action.endswith("/presence")])


def _to_jury_day(company: Company) -> None:
    company.clock_to(_JURY_DAY.isoformat())


def _accept(company: Company) -> None:
    dossiers.accept_papers(company, today=_JURY_DAY)


def _to_signing_day(company: Company) -> None:
    company.clock_to(_SIGNING_DAY)


def _to_monday(company: Company) -> None:
    company.clock_to(_MONDAY)


ACTS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("1. the season and its partners", (registering.look_at_the_season,)),
    ("2. youths register", (registering.register_everybody, registering.try_what_must_fail, booking.book_places)),
    ("3. the last place", (booking.race_for_the_last_place, booking.cancel_and_book_again, booking.check_bookings)),
    (
        "4. the modules, the grids, the jury",
        (
            _modules_pass,
            judging.mark_presence,
            judging.score_everybody,
            _to_jury_day,
            judging.decide_and_publish,
            judging.check_answers,
        ),
    ),
    (
        "5. the dossiers and their papers",
        (dossiers.wait_for_dossiers, dossiers.hand_in_papers, dossiers.refuse_one_paper, _accept),
    ),
    ("6. the contracts", (signing.settle_conditions, _to_signing_day, signing.draft_contracts, signing.send_contracts)),
    (
        "7. the signatures",
        (
            signing.sign_by_links,
            signing.attach_signed_paper,
            signing.sign_for_the_employer,
            signing.check_contracts,
        ),
    ),
    ("8. the partners", (ending.check_hosts, _to_monday, ending.check_digests)),
    (
        "9. what the team sees",
        (
            ending.keep_documents,
            ending.look_at_the_home_page,
            ending.renew_an_expired_link,
            ending.check_mailbox,
            ending.check_leaks,
        ),
    ),
)
