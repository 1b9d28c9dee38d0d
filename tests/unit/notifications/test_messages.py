"""Whole messages: headers, parts, invitations, and what the mailbox makes of them."""

from __future__ import annotations

from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.notifications.adapters import mime
from services.notifications.adapters.reading import framed, open_mail, without_secrets
from services.notifications.adapters.writer import TemplateMailWriter
from services.notifications.domain.catalogue import CATALOGUE
from services.notifications.domain.digests import PARIS, DigestItem, PartnerFacts, window
from services.notifications.domain.fields import ContextError
from services.notifications.domain.notices import Attachment, Recipient, RenderedMail
from services.notifications.domain.ports import MailOrder
from shared.correlation import correlated
from shared.errors import NotFound
from tests.unit.notifications.samples import CONTACT, LINK, SAMPLES

WRITER = TemplateMailWriter("Exploradôme – projet JANUS <janus@exemple.fr>")
DELIVERY = UUID("00000000-0000-4000-8000-0000000000d1")
AT = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//janus//FR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:b1@exemple.fr\r\n"
    "SUMMARY:Module du mercredi à l’Exploradôme\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
INVITATION = Attachment("module.ics", "text/calendar; charset=utf-8; method=REQUEST", CALENDAR.encode())
CONTRACT = Attachment("contrat-zoé.pdf", "application/pdf", b"%PDF-1.7 \x00\xff\r\n.\r\n")


def _order(code: str, *attachments: Attachment, unsubscribe_url: str | None = None) -> MailOrder:
    recipient = Recipient("candidate:1", "Zoé D’Almeida-Noël", "zoe@exemple.fr", "fr")
    return MailOrder(DELIVERY, AT, recipient, "zoe@exemple.fr", SAMPLES[code], attachments, unsubscribe_url)


def _written(code: str, *attachments: Attachment, unsubscribe_url: str | None = None) -> EmailMessage:
    raw = WRITER.write(CATALOGUE[code], _order(code, *attachments, unsubscribe_url=unsubscribe_url)).mime
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert isinstance(message, EmailMessage)
    return message


def _shape(part: MIMEPart) -> object:
    kind = part.get_content_type()
    return [kind, *(_shape(inner) for inner in part.iter_parts())] if part.is_multipart() else kind


def test_headers_of_a_notice() -> None:
    with correlated("request-0001"):
        message = _written("slot_booked")
    assert {name: str(value) for name, value in message.items() if not name.startswith("Content")} == {
        "From": "Exploradôme – projet JANUS <janus@exemple.fr>",
        "To": "Zoé D’Almeida-Noël <zoe@exemple.fr>",
        "Subject": "Place réservée\u00a0: Module du mercredi, 7 oct. à 14\u00a0h\u00a000",
        "Date": "Thu, 01 Oct 2026 09:30:00 +0000",
        "Message-ID": f"<{DELIVERY}@exemple.fr>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "X-Request-ID": "request-0001",
        "MIME-Version": "1.0",
    }


def test_answers_go_to_the_person_in_charge_where_the_owner_named_one() -> None:
    assert str(_written("decision_reserve")["Reply-To"]) == CONTACT


def test_only_a_refusable_letter_says_how_to_leave() -> None:
    url = "https://janus.example/notifications/lettre/abc"
    message = _written("partner_digest", unsubscribe_url=url)
    assert (message["List-Unsubscribe"], message["List-Unsubscribe-Post"]) == (f"<{url}>", "List-Unsubscribe=One-Click")


def test_a_plain_notice_is_two_readings_of_one_text() -> None:
    assert _shape(_written("link_renewed")) == ["multipart/alternative", "text/plain", "text/html"]


def test_an_invitation_is_a_third_reading_and_a_file() -> None:
    message = _written("slot_booked", INVITATION)
    assert _shape(message) == [
        "multipart/mixed",
        ["multipart/alternative", "text/plain", "text/html", "text/calendar"],
        "text/calendar",
    ]
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    assert [(part.get_param("method"), part.get_content_charset()) for part in parts] == [("REQUEST", "utf-8")] * 2
    assert [part.get_filename() for part in parts] == [None, "module.ics"]
    assert [part.get_payload(decode=True) for part in parts] == [CALENDAR.encode()] * 2


def test_a_file_arrives_byte_for_byte() -> None:
    message = _written("contract_completed", CONTRACT)
    assert _shape(message) == [
        "multipart/mixed",
        ["multipart/alternative", "text/plain", "text/html"],
        "application/pdf",
    ]
    assert [(part.get_filename(), part.get_content()) for part in message.iter_attachments()] == [
        ("contrat-zoé.pdf", CONTRACT.content)
    ]


def test_every_line_is_short_and_seven_bits() -> None:
    raw = WRITER.write(CATALOGUE["contract_completed"], _order("contract_completed", CONTRACT)).mime
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()
    assert raw.replace(b"\r\n", b"").count(b"\n") == 0


def test_the_same_delivery_always_has_the_same_message_id() -> None:
    first, second = (WRITER.write(CATALOGUE["link_renewed"], _order("link_renewed")) for _ in range(2))
    assert first.message_id == second.message_id == f"<{DELIVERY}@exemple.fr>"


def test_nobody_to_receive_leaves_no_recipient() -> None:
    order = _order("link_renewed")
    raw = WRITER.write(CATALOGUE["link_renewed"], MailOrder(DELIVERY, AT, order.recipient, None, order.context)).mime
    assert b"To: undisclosed-recipients:;" in raw


def test_a_context_that_does_not_fit_is_refused() -> None:
    order = MailOrder(DELIVERY, AT, _order("link_renewed").recipient, None, {"first_name": "Zoé"})
    with pytest.raises(ContextError):
        WRITER.write(CATALOGUE["link_renewed"], order)


def test_the_letter_names_its_week_in_the_partners_language() -> None:
    partner = PartnerFacts(DELIVERY, DELIVERY, "school", "Lycée Macé", "", "cpe@exemple.fr", "en", active=True)
    week = window(datetime(2026, 10, 12, 8, 0, tzinfo=PARIS), told_until=None)
    assert WRITER.digest_context(partner, window=week, items=[DigestItem("A", "B")]) == {
        "contact_name": None,
        "partner_name": "Lycée Macé",
        "week_label": "week of 5 to 11 October 2026",
        "items": [{"title": "A", "text": "B"}],
    }


def test_the_mailbox_hides_what_would_let_staff_act_for_somebody() -> None:
    raw = WRITER.write(CATALOGUE["slot_booked"], _order("slot_booked", INVITATION)).mime
    secret = LINK.rsplit("/", 1)[1]
    hidden, shown = open_mail(raw, hide_secrets=True), open_mail(raw, hide_secrets=False)
    assert [secret in part for part in (hidden.html, hidden.text)] == [False, False]
    assert [secret in part for part in (shown.html, shown.text)] == [True, True]
    assert [file.filename for file in hidden.files] == ["module.ics"]
    assert hidden.file(0).content == CALENDAR.encode()
    with pytest.raises(NotFound):
        hidden.file(1)


def test_ordinary_addresses_are_not_secrets() -> None:
    words = "https://janus.example/contrats/dossiers/00000000-0000-4000-8000-000000000001 et https://exemple.fr/a"
    assert without_secrets("https://x.fr/a/" + "k" * 54) == "https://x.fr/a/…"
    assert without_secrets(words).endswith("https://exemple.fr/a")


def test_links_leave_the_frame() -> None:
    assert framed("<html><head></head></html>") == '<html><head><base target="_blank"></head></html>'


WORDS = ["réservée", "a", "Zoé", "&", "7", "oct.", "14\u00a0h", "«\u00a0x\u00a0»", "y" * 30]


@settings(deadline=None)  # a busy machine is not a fault of the folding
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
def test_a_subject_survives_its_folding(words: list[str]) -> None:
    """Python 3.11's own folding loses spaces between encoded words."""
    subject = " ".join(words)
    envelope = mime.Envelope("<1@exemple.fr>", AT, "Été", "janus@exemple.fr", "Zoé D’Almeida-Noël", "zoe@exemple.fr")
    raw = mime.build(envelope, RenderedMail(subject, "<p>x</p>", "x"), [])
    message = BytesParser(policy=policy.default).parsebytes(raw)
    assert str(message["Subject"]) == subject
    assert [(one.display_name, one.addr_spec) for one in message["To"].addresses] == [
        ("Zoé D’Almeida-Noël", "zoe@exemple.fr")
    ]
    assert max(map(len, raw.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("header", ["subject", "name"])
def test_a_line_break_never_becomes_a_header(header: str) -> None:
    bad = "Zoé\r\nBcc: tout@monde.fr"
    envelope = mime.Envelope("<1@x.fr>", AT, "Été", "j@x.fr", bad if header == "name" else "Zoé", "zoe@exemple.fr")
    with pytest.raises(ValueError, match="line break"):
        mime.build(envelope, RenderedMail(bad if header == "subject" else "x", "", ""), [])
