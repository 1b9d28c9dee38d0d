"""Steps 8 and 9: the partners know, the documents are kept, the team sees where everything stands, nobody else does."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter

import lxml.etree

from suite.journey.browser import Page
from suite.journey.company import Company, selected
from suite.journey.dossiers import dossiers
from suite.journey.leaks import leaks, secrets_of
from suite.season.partners import PARTNERS
from suite.season.roster import CANDIDATE, CANDIDATES

_DOCUMENT = re.compile(r"/contrats/documents/[0-9a-f-]{36}\.(docx|pdf|scan)$")
_HOSTS = [partner for partner in PARTNERS if partner.kind == "host"]
_OK, _GONE = 200, 410
_FRAGMENTS = ("/contrats/fragments/avancement", "/recrutement/fragments/resume", "/notifications/fragments/resume")


def check_hosts(company: Company) -> None:
    """A host learns first names and whether an adult is needed, and no surname, address or birth date."""
    for host in _HOSTS:
        mails = company.letterbox.of(host.contact_email)
        text = " ".join(mail.text for mail in mails)
        known = [candidate.key for candidate in selected() if candidate.first_name in text]
        company.report.check(
            f"{host.name}: youths announced", expected=len(selected()) // len(_HOSTS), found=len(known)
        )
        told = [candidate.key for candidate in CANDIDATES if candidate.email in text or candidate.last_name in text]
        company.report.check(f"{host.key}: surnames told", expected=0, found=len(told))


def check_digests(company: Company) -> None:
    """After the Monday each host has had a letter about the contracts signed for it."""
    addresses = [host.contact_email for host in _HOSTS]
    company.wait(lambda: all(_letters(company, address) for address in addresses), "the Monday letter to every host")
    found = [len(_letters(company, address)) for address in addresses]
    company.report.check("Monday letters to hosts", expected=[1] * len(addresses), found=found)


def keep_documents(company: Company) -> None:
    """Downloads every contract as HR would; each Word document names its holder."""
    company.output.mkdir(parents=True, exist_ok=True)
    hr = company.staff("rh")
    kinds: Counter[str] = Counter()
    named = 0
    for key, address in dossiers(company).items():
        for link in hr.get(address).links("/contrats/documents/"):
            found = _DOCUMENT.search(link)
            if found:
                document = hr.get(link)
                suffix = "scan.pdf" if found[1] == "scan" else found[1]
                (company.output / f"{key}.{suffix}").write_bytes(document.content)
                kinds[found[1]] += 1
                named += found[1] == "docx" and CANDIDATE[key].last_name in _words(document)
    company.report.check("Word documents kept", expected=len(selected()), found=kinds["docx"])
    company.report.check("Word documents that name their holder", expected=len(selected()), found=named)
    company.report.check("signed papers kept", expected=1, found=kinds["scan"])


def look_at_the_home_page(company: Company) -> None:
    hr = company.staff("rh")
    page = hr.get("/")
    shown = [path for path in _FRAGMENTS if f'data-fragment="{path}"' in page.text]
    answered = [path for path in shown if hr.get(path, expect=None).status == _OK]
    company.report.check("blocks of the home page", expected=len(_FRAGMENTS), found=len(answered))
    hr.get("/notifications/boite").must_say("Contrat")
    lead = company.staff("cheffe-de-projet")
    lead.get("/contrats/")
    lead.get("/recrutement/")


def renew_an_expired_link(company: Company) -> None:
    """In December the link of September has run out; its holder asks for a new one, which comes by mail and opens."""
    candidate = CANDIDATES[-1]
    browser = company.browser(candidate)
    expired = browser.get(company.personal[candidate.key], expect=_GONE)
    browser.submit(expired.form(action="/nouveau-lien"))
    company.expect_mails("link_renewed", 1)
    newest = company.letterbox.of(candidate.email, "/recrutement/moi/")[-1].link("/recrutement/moi/")
    company.report.check(
        "the renewed link opens", expected=True, found=candidate.first_name in browser.get(newest).words()
    )


def check_mailbox(company: Company) -> None:
    """What the team reads is what left, and nothing left twice."""
    everything = json.loads(company.staff("rh").get("/api/notifications/v1/deliveries").content)["total"]
    sent = json.loads(company.staff("rh").get("/api/notifications/v1/deliveries?state=sent").content)["total"]
    mails = company.letterbox.all()
    company.report.check("mails in the mailbox and in the letterboxes", expected=everything, found=len(mails))
    company.report.check("mails sent of those written", expected=everything, found=sent)
    twice = [name for name, count in Counter(mail.message_id for mail in mails).items() if count > 1]
    company.report.check("mails that left twice", expected=0, found=len(twice))
    wordless = [mail.subject for mail in mails if not mail.text.strip() or not mail.html.strip()]
    company.report.check("mails without text or HTML", expected=0, found=len(wordless))


def check_leaks(company: Company) -> None:
    """No name and no address in any log, nor in the broker's own files."""
    found = leaks(company.var_dir, secrets_of(CANDIDATES))
    company.report.check("files of logs and broker that name somebody", expected=[], found=found)


def _letters(company: Company, address: str) -> list[str]:
    rows = json.loads(company.staff("rh").get("/api/notifications/v1/deliveries?kind=partner_digest").content)
    return [row["id"] for row in rows["deliveries"] if row["address"] == address and row["state"] == "sent"]


def _words(document: Page) -> str:
    with zipfile.ZipFile(io.BytesIO(document.content)) as archive:
        tree = lxml.etree.fromstring(archive.read("word/document.xml"))
    return "".join(str(text) for text in tree.itertext())
