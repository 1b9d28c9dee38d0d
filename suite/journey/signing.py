"""Steps 6 and 7: contracts drafted for one and for all, signed by everybody through mailed links, one on paper."""

from __future__ import annotations

from collections.abc import Iterator

from suite.journey.browser import Browser
from suite.journey.company import Company, selected
from suite.journey.dossiers import dossiers
from suite.season.candidate import Candidate
from suite.season.load import SEASON_ID, sample_id
from suite.season.papers import paper_of
from suite.season.partners import PARTNERS
from suite.season.staff import STAFF

SIGNS_ON_PAPER = "clemence.faure"
_HOSTS = [partner for partner in PARTNERS if partner.kind == "host"]
_EMPLOYERS_MAILS = 2  # human resources and the project lead are both asked


def settle_conditions(company: Company) -> None:
    """HR reads the employment terms once for the season, and gives each youth a place."""
    hr = company.staff("rh")
    hr.submit(hr.get(f"/contrats/conditions/{SEASON_ID}").form(field="post_title"))
    for index, (_, address) in enumerate(sorted(dossiers(company).items())):
        host = sample_id("partner", _HOSTS[index % len(_HOSTS)].key)
        hr.submit(hr.get(address).form(action="/hote"), {"partner_id": host})


def draft_contracts(company: Company) -> None:
    """One by itself, then the whole group at once."""
    hr = company.staff("rh")
    ready = dossiers(company, "ready")
    hr.submit(hr.get(ready[SIGNS_ON_PAPER]).form(action=f"{ready[SIGNS_ON_PAPER]}/generer"))
    hr.submit(hr.get("/contrats/").form(action="/contrats/generer"))
    wanted = len(selected())
    company.wait(lambda: len(dossiers(company, "drafted")) >= wanted, "every contract drafted")
    company.report.check("contracts drafted", expected=wanted, found=len(dossiers(company, "drafted")))


def send_contracts(company: Company) -> None:
    hr = company.staff("rh")
    hr.submit(hr.get("/contrats/").form(action="/contrats/envoyer"))
    company.await_mails("contract_to_sign", sum(len(list(_signatories(candidate))) for candidate in selected()))


def sign_by_links(company: Company) -> None:
    for candidate in selected():
        if candidate.key != SIGNS_ON_PAPER:
            for address, name in _signatories(candidate):
                _sign(company, candidate, address, name)


def attach_signed_paper(company: Company) -> None:
    """One contract came back signed by hand: HR attaches the scan and says who signed on it."""
    hr = company.staff("rh")
    page = hr.get(dossiers(company)[SIGNS_ON_PAPER])
    form = page.form(action="/scan")
    everybody = list(page.tree.xpath("//input[@name='signatories']/@value"))
    scan = paper_of("Contrat signé à la main", SIGNS_ON_PAPER)
    hr.submit(form, {"signatories": everybody}, files={"file": ("scan.pdf", scan, "application/pdf")})


def sign_for_the_employer(company: Company) -> None:
    name = next(person.name for person in STAFF if person.key == "rh")
    company.await_mails("contract_to_sign", _asked_by_mail())
    hr = company.staff("rh")
    for key, address in sorted(dossiers(company).items()):
        if key != SIGNS_ON_PAPER:
            hr.submit(hr.get(address).form(action="/signer-employeur"), {"typed_name": name, "agreed": "on"})


def check_contracts(company: Company) -> None:
    taken = selected()
    people = sum(len(list(_signatories(candidate))) for candidate in taken)
    company.expect_mails("contract_to_sign", _asked_by_mail())
    # Every signatory and the employer get a copy.
    company.expect_mails("contract_completed", people + len(taken))
    company.expect_mails("host_informed", len(taken))
    company.report.check("contracts completed", expected=len(taken), found=len(dossiers(company, "signed")))


def _asked_by_mail() -> int:
    """Everybody by their link, then the employer's people, but for the contract that was signed on paper."""
    taken = selected()
    return sum(len(list(_signatories(candidate))) for candidate in taken) + _EMPLOYERS_MAILS * (len(taken) - 1)


def _signatories(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """Address and name of everybody who signs by a link: the youth, and who answers for a minor."""
    yield candidate.email, candidate.full_name
    for guardian in candidate.guardians:
        yield guardian.email, f"{guardian.first_name} {guardian.last_name}"


def _sign(company: Company, candidate: Candidate, address: str, name: str) -> None:
    """Opens the link, reads the document, types the name; the second click of the impatient changes nothing."""
    browser = Browser(company.base_url, language=candidate.locale)
    link = company.mail_to(address, "/contrats/signer/").link("/contrats/signer/")
    page = browser.get(link)
    browser.get(page.link("/document.docx"))
    form = page.form(field="typed_name")
    browser.submit(form, {"typed_name": name, "agreed": "on"})
    if candidate is selected()[0]:
        browser.submit(form, {"typed_name": name, "agreed": "on"})
