"""Every kind in both languages and both manners: two parts that say the same, and nothing left open."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from jinja2 import UndefinedError
from lxml import html as lxml_html

from services.notifications.adapters.rendering import MailRenderer, Reading, Sender, mail_environment
from services.notifications.domain.catalogue import CATALOGUE
from services.notifications.domain.fields import Field, FieldType, read_context
from services.notifications.domain.notices import NoticeKind, RenderedMail
from tests.unit.notifications.samples import LINK, SAMPLES

RENDERER = MailRenderer(Sender("Exploradôme & Cie", "janus@exemple.fr"))
CONTACT = "equipe@exemple.fr"
HOSTILE = '<b>O\'Neill</b> & {{ 7 * 7 }} {% x %} "fils" %s'

every_kind = pytest.mark.parametrize("kind", CATALOGUE.values(), ids=list(CATALOGUE))
both_languages = pytest.mark.parametrize("locale", ["fr", "en"])
both_manners = pytest.mark.parametrize("familiar", [True, False], ids=["tu", "vous"])


def _render(
    kind: NoticeKind, locale: str, *, familiar: bool = False, raw: dict[str, Any] | None = None
) -> RenderedMail:
    context = read_context(kind.fields, SAMPLES[kind.code] if raw is None else raw)
    return RENDERER.render(kind, context, Reading(locale, familiar, CONTACT))


def _words(page: str) -> str:
    """What a reader sees of the HTML part, without the preview line."""
    tree = lxml_html.fromstring(page)
    for hidden in tree.xpath("//head | //*[@class='preheader']"):
        hidden.drop_tree()
    return " ".join(tree.text_content().split())


@both_manners
@both_languages
@every_kind
def test_both_parts_and_the_subject_are_whole(kind: NoticeKind, locale: str, familiar: bool) -> None:
    mail = _render(kind, locale, familiar=familiar)
    assert 8 <= len(mail.subject) <= 75
    for part in (mail.subject, mail.html, mail.text):
        assert re.findall(r"\{\{|\}\}|\{%|None|Undefined", part.replace("{\n", "")) == []
    assert mail.subject == mail.subject.strip()
    assert re.findall(r"&(amp|lt|gt|#)", mail.text + mail.subject) == []
    assert re.findall(r"&amp;(amp|lt|gt|#\d)", mail.html) == []
    assert f'lang="{locale}"' in mail.html


@both_languages
@every_kind
def test_both_parts_say_the_same(kind: NoticeKind, locale: str) -> None:
    mail = _render(kind, locale)
    seen = re.sub(r"[\W_]+", "", _words(mail.html))
    lines = [line for line in mail.text.splitlines() if line.strip(" -=|")]
    # The text part has no button, and joins what the HTML part lays out in cells: words are compared one by one.
    assert [w for line in lines for w in re.findall(r"\w+", line) if w not in seen] == []


@both_languages
@every_kind
def test_the_text_part_fits_a_terminal(kind: NoticeKind, locale: str) -> None:
    lines = _render(kind, locale).text.splitlines()
    assert [line for line in lines if len(line) > 72 and not line.startswith("https://")] == []
    assert [pair for pair in itertools.pairwise(lines) if pair == ("", "")] == []


@both_languages
@every_kind
def test_the_link_is_there_as_a_button_and_in_plain(kind: NoticeKind, locale: str) -> None:
    mail = _render(kind, locale)
    has_link = any(field.type is FieldType.LINK for field in kind.fields)
    assert (mail.html.count(f'href="{LINK}"'), mail.text.splitlines().count(LINK)) == ((2, 1) if has_link else (0, 0))


@both_languages
@every_kind
def test_the_footer_says_who_why_and_how_to_reach_us(kind: NoticeKind, locale: str) -> None:
    mail = _render(kind, locale)
    assert "Exploradôme & Cie" in mail.text
    assert "Exploradôme &amp; Cie" in mail.html
    assert CONTACT in mail.text
    assert f"mailto:{CONTACT}" in mail.html
    assert ("Vous recevez" if locale == "fr" else "You are receiving") in mail.text.split("\n-- \n")[1]


@both_languages
@every_kind
def test_hostile_values_stay_words(kind: NoticeKind, locale: str) -> None:
    mail = _render(kind, locale, raw=_hostile(kind.fields))
    tree = lxml_html.fromstring(mail.html)
    assert tree.xpath("//b") == []
    assert "<b>O'Neill</b> & {{ 7 * 7 }} {% x %}" in _words(mail.html)
    assert "49" not in mail.text


def _hostile(fields: tuple[Field, ...]) -> dict[str, Any]:
    plain = {
        FieldType.TEXT: HOSTILE,
        FieldType.LINK: LINK,
        FieldType.DAY: "2026-10-07",
        FieldType.MOMENT: "2026-10-07T14:00:00+02:00",
        FieldType.NUMBER: 2,
        FieldType.FLAG: True,
    }
    return {f.name: [_hostile(f.of)] if f.type is FieldType.ITEMS else plain[f.type] for f in fields}


@both_manners
@both_languages
@every_kind
def test_every_optional_field_may_be_missing(kind: NoticeKind, locale: str, familiar: bool) -> None:
    mail = _render(kind, locale, familiar=familiar, raw=_bare(kind.fields, SAMPLES[kind.code]))
    assert "None" not in mail.text + mail.html


def _bare(fields: tuple[Field, ...], sample: dict[str, Any]) -> dict[str, Any]:
    return {
        f.name: [_bare(f.of, item) for item in sample[f.name]] if f.type is FieldType.ITEMS else sample[f.name]
        for f in fields
        if not f.optional
    }


@both_languages
@every_kind
def test_a_missing_variable_is_an_error_never_a_blank(kind: NoticeKind, locale: str) -> None:
    # Babel refuses what is no date before Jinja can say that it is nothing at all.
    with pytest.raises((UndefinedError, AssertionError)):
        RENDERER.render(kind, {}, Reading(locale, familiar=False, contact=CONTACT))


def test_french_says_tu_to_the_youth_and_vous_to_the_guardian() -> None:
    kind = CATALOGUE["contract_to_sign"]
    to_youth = _render(kind, "fr", familiar=True).text
    to_guardian = _render(kind, "fr").text
    assert "Ton contrat de travail t’attend" in to_youth
    assert re.findall(r"\b[Vv]o(?:us|tre|s)\b", to_youth) == []
    assert "Lisez-le en entier avant de signer" in to_guardian
    assert re.findall(r"\b(?:[Tt]u|[Tt]on|[Tt]a|[Tt]es)\b", to_guardian) == []


FAMILIAR_ONLY = [code for code, kind in CATALOGUE.items() if kind.audience == "candidate"]


@pytest.mark.parametrize("code", FAMILIAR_ONLY)
def test_what_a_candidate_reads_never_says_vous(code: str) -> None:
    mail = _render(CATALOGUE[code], "fr", familiar=True)
    assert re.findall(r"\b[Vv]o(?:us|tre|s)\b", mail.text + mail.subject) == []


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code not in FAMILIAR_ONLY])
def test_what_an_adult_reads_never_says_tu(code: str) -> None:
    mail = _render(CATALOGUE[code], "fr")
    assert re.findall(r"\b(?:[Tt]u|[Tt]on|[Tt]es|[Tt]oi)\b", mail.text + mail.subject) == []


def test_no_break_spaces_stand_where_french_wants_them() -> None:
    mail = _render(CATALOGUE["candidate_registered"], "fr", familiar=True)
    assert mail.subject == "Ton inscription est enregistrée\u00a0: choisis ta séance"
    assert [found for found in re.findall(r".[:;?!]", mail.text.replace("https:", "")) if found[0] == " "] == []


def test_the_weekly_letter_has_its_way_out_in_both_parts() -> None:
    kind = CATALOGUE["partner_digest"]
    reading = Reading("fr", familiar=False, contact=CONTACT, unsubscribe_url="https://janus.example/lettre/x")
    mail = RENDERER.render(kind, read_context(kind.fields, SAMPLES[kind.code]), reading)
    assert mail.html.count('href="https://janus.example/lettre/x"') == 1
    assert mail.text.splitlines()[-1] == "https://janus.example/lettre/x"


def test_styles_are_on_the_elements_and_only_conditions_stay_above() -> None:
    page = _render(CATALOGUE["slot_booked"], "fr").html
    sheet = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert [line.strip() for block in sheet for line in block.split("@media")[:1]] == [""]
    assert len(re.findall(r"@media", page)) == 2
    assert re.findall(r'class="p"(?! style=)', page) == []
    assert re.findall(r"(?:src|url\()\s*=?\s*[\"']?http", page) == []


def test_environments_escape_html_only() -> None:
    assert (mail_environment("fr", "html").autoescape, mail_environment("fr", "text").autoescape) == (True, False)


def test_a_date_that_all_papers_share_is_said_once() -> None:
    papers = [{"label": label, "why": None, "due_on": "2026-10-27"} for label in ("RIB", "Photo")]
    mail = _render(CATALOGUE["dossier_opened"], "fr", raw=SAMPLES["dossier_opened"] | {"papers": papers})
    assert mail.text.count("27 octobre 2026") == 1
    assert [line for line in mail.text.splitlines() if line.startswith("- ")] == ["- RIB", "- Photo"]


@pytest.mark.parametrize(
    ("minors", "sentence"),
    [([True, True, False], "2 de ces personnes ont"), ([True, False], "Une de ces personnes a"), ([False], "")],
)
def test_a_host_is_told_how_many_minors_come(minors: list[bool], sentence: str) -> None:
    ambassadors = [{"first_name": f"A{index}", "is_minor": minor} for index, minor in enumerate(minors)]
    raw = SAMPLES["host_informed"] | {"ambassadors": ambassadors, "adult_required": any(minors)}
    text = _render(CATALOGUE["host_informed"], "fr", raw=raw).text
    assert ("Un adulte de votre équipe doit être présent." in text, sentence in text) == (any(minors), True)


def test_a_single_ambassador_is_named_in_the_subject() -> None:
    raw = SAMPLES["host_informed"] | {"ambassadors": [{"first_name": "Anaïs", "is_minor": True}]}
    mail = _render(CATALOGUE["host_informed"], "fr", raw=raw)
    assert mail.subject == "Anaïs vient animer vos séances dès le 13 janv."
    assert "qui a moins de 18 ans" in " ".join(mail.text.split())
