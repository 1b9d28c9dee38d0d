"""The renderer: every character of the data reaches the document, and every fault is an error with a name."""

from __future__ import annotations

import hashlib
import re
import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from services.contracts.adapters.ooxml import freeze, text_of
from services.contracts.adapters.strict_template import NoneRefused, refuse_none
from services.contracts.adapters.word import (
    EmptyField,
    MissingVariable,
    RefusedText,
    TemplateFault,
    WordRenderer,
)
from services.contracts.domain.contract_text import ContractText, DocumentKind
from services.contracts.domain.contract_wording import full_name
from shared.errors import Permanent
from tests.unit.contracts_documents.samples import (
    ADULT,
    BARE,
    CASES,
    EMANCIPATED,
    EVERYTHING,
    HOSTILE,
    IN_CARE,
    ONE_GUARDIAN,
    SOON_ADULT,
    TWO_GUARDIANS,
    YOUTH,
)

every_case = pytest.mark.parametrize("text", CASES.values(), ids=CASES)
every_kind = pytest.mark.parametrize("kind", DocumentKind)


@pytest.fixture(scope="module")
def renderer() -> WordRenderer:
    return WordRenderer()


@every_kind
@every_case
def test_every_case_renders_without_a_tag_left(renderer: WordRenderer, text: ContractText, kind: DocumentKind) -> None:
    written = text_of(renderer.render(text, kind))
    own = full_name(text.youth)
    assert own in written
    assert re.findall(r"\{[{%]|None", written.replace(own, "")) == []


def test_hostile_names_come_out_letter_by_letter(renderer: WordRenderer) -> None:
    written = text_of(renderer.render(HOSTILE))
    assert "Hervé & Fils <8 h {{7*6}} {% IF X %} D’ARC ﷺ" in written
    assert 'Nadège O\'BRIEN "& CO" </W:T>' in written
    assert re.findall(r"\b42\b", written) == []


def test_two_guardians_one_guardian_and_a_service_are_named_and_sign(renderer: WordRenderer) -> None:
    two, one, care = (text_of(renderer.render(text)) for text in (TWO_GUARDIANS, ONE_GUARDIAN, IN_CARE))
    assert (two.count("Nadège LEFÈVRE"), two.count("João D’ALMEIDA")) == (2, 2)
    assert (one.count("Nadège LEFÈVRE"), one.count("João D’ALMEIDA")) == (2, 0)
    assert one.count("exerçant seule l’autorité parentale") == 2
    assert care.count("service de l’aide sociale à l’enfance, pour le Département du Val-de-Marne") == 2
    assert "À compter du 10\N{NO-BREAK SPACE}février\N{NO-BREAK SPACE}2027" in care


def test_who_comes_of_age_between_signing_and_the_first_day_is_authorised_without_youth_rules(
    renderer: WordRenderer,
) -> None:
    written = text_of(renderer.render(SOON_ADULT))
    assert "personne mineure et non émancipée à ce jour" in written
    assert (written.count("bon pour autorisation"), "Protection particulière" in written) == (2, False)


def test_an_adult_and_an_emancipated_minor_sign_alone(renderer: WordRenderer) -> None:
    adult, emancipated = (text_of(renderer.render(text)) for text in (ADULT, EMANCIPATED))
    assert ("majeur et signe seul" in adult, "moins de dix-huit ans" in adult) == (True, False)
    assert "émancipé, signe seul" in emancipated
    assert "bon pour autorisation" not in emancipated
    assert "Protection particulière" in emancipated


@pytest.mark.parametrize(
    ("words", "with_it", "without_it"),
    [
        ("n’est pas publié", ADULT, BARE),
        ("ne comporte pas de période d’essai", BARE, ADULT),
        ("justifie d’un titre l’autorisant à travailler", ADULT, BARE),
        ("de réunion d’équipe", ADULT, BARE),
        ("financeurs suivants", ADULT, BARE),
        ("Prime de fin de saison", EVERYTHING, TWO_GUARDIANS),
        ("poursuivant ses études", TWO_GUARDIANS, ADULT),
        ("demande écrite et motivée", ADULT, TWO_GUARDIANS),
    ],
)
def test_a_clause_is_there_when_it_applies(
    renderer: WordRenderer, words: str, with_it: ContractText, without_it: ContractText
) -> None:
    assert [words in text_of(renderer.render(text)) for text in (with_it, without_it)] == [True, False]


def test_header_and_footer_name_the_association_and_the_document(renderer: WordRenderer) -> None:
    section = Document(BytesIO(renderer.render(TWO_GUARDIANS))).sections[0]
    header, footer = section.header.paragraphs[0].text, section.footer.paragraphs[0].text
    assert (
        header == "Exploradôme\N{NO-BREAK SPACE}– Association Savoir Apprendre\tRéf.\N{NO-BREAK SPACE}JANUS-2027-0007"
    )
    assert footer.startswith("Contrat de travail JANUS-2027-0007\tPage")


def test_the_properties_are_not_escaped_twice(renderer: WordRenderer) -> None:
    text = replace(ADULT, employer=replace(ADULT.employer, legal_name="Savoir & Apprendre d'Ivry"))
    properties = Document(BytesIO(renderer.render(text))).core_properties
    assert (properties.author, properties.title) == ("Savoir & Apprendre d'Ivry", "Contrat de travail JANUS-2027-0007")


def test_equal_data_gives_equal_bytes_in_another_renderer(renderer: WordRenderer) -> None:
    first, second = renderer.render(TWO_GUARDIANS), WordRenderer().render(TWO_GUARDIANS)
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_other_data_gives_other_bytes(renderer: WordRenderer) -> None:
    assert renderer.render(TWO_GUARDIANS) != renderer.render(replace(TWO_GUARDIANS, made_at="Ivry-sur-Seine"))


def test_threads_never_share_a_document(renderer: WordRenderer) -> None:
    texts = [
        replace(TWO_GUARDIANS, reference=f"REF-{number}", youth=replace(YOUTH, first_name=f"Prénom{number}"))
        for number in range(8)
    ]
    alone = [renderer.render(text) for text in texts]
    together: list[bytes] = [b""] * len(texts)

    def render(number: int) -> None:
        together[number] = renderer.render(texts[number])

    threads = [threading.Thread(target=render, args=(number,)) for number in range(len(texts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert together == alone


@pytest.mark.parametrize("bad", ["a\x00b", "a\x07b", "a\x0bb", "a\tb", "a\ud800b", "a\ufffeb", "a\x9fb", "x" * 20_001])
def test_control_characters_and_endless_texts_are_refused(renderer: WordRenderer, bad: str) -> None:
    with pytest.raises(RefusedText) as raised:
        renderer.render(replace(ADULT, motive=replace(ADULT.motive, facts=bad)))
    assert raised.value.field == "motif.faits"
    assert bad not in str(raised.value)


def test_a_line_end_in_a_text_becomes_a_line_of_the_document(renderer: WordRenderer) -> None:
    text = replace(ADULT, motive=replace(ADULT.motive, facts="Première raison.\nSeconde raison."))
    document = Document(BytesIO(renderer.render(text)))
    lines = [line for one in document.paragraphs for line in one.text.splitlines()]
    assert "Seconde raison." in lines


def test_an_empty_mandatory_mention_stops_the_contract(renderer: WordRenderer) -> None:
    with pytest.raises(EmptyField) as raised:
        renderer.render(replace(ADULT, motive=replace(ADULT.motive, facts=" ")))
    assert (raised.value.field, raised.value.template) == ("motive.facts", "contrat-majeur.docx")
    assert isinstance(raised.value, Permanent)


Edit = Callable[[str], str]


def edited(folder: Path, change: Edit) -> WordRenderer:
    """A renderer on a copy of the adult template, whose one visible sentence was changed as HR might."""
    source = Document(str(Path("services/contracts/documents/contrat-majeur.docx")))
    paragraph = next(one for one in source.paragraphs if one.text.startswith("il est convenu"))
    paragraph.runs[0].text = change(paragraph.text)
    source.save(str(folder / "contrat-majeur.docx"))
    return WordRenderer(folder)


@pytest.mark.parametrize(
    ("tag", "field"),
    [
        ("{{ salarie.surnom }}", "salarie.surnom"),
        ("{{ inconnu }}", "inconnu"),
        ("{% for lieu in lieux %}{{ lieu.etage }}{% endfor %}", "lieux[].etage"),
        ("{% if duree.inconnue %}x{% endif %}", "duree.inconnue"),
    ],
)
def test_a_missing_variable_is_named_with_its_template(tmp_path: Path, tag: str, field: str) -> None:
    with pytest.raises(MissingVariable) as raised:
        edited(tmp_path, lambda _: tag).render(ADULT)
    assert (raised.value.field, raised.value.template) == (field, "contrat-majeur.docx")
    assert f"« {field} »" in str(raised.value)
    assert "unknown field" in str(raised.value)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ salarie.nom.__init__.__globals__ }}",
        "{{ lieux.append(1) }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ salarie.nom",
        "{% for x in lieux %}",
        "{{ salarie.nom | no_such_filter }}",
    ],
)
def test_a_dangerous_or_broken_tag_is_a_fault_not_a_document(tmp_path: Path, tag: str) -> None:
    with pytest.raises(TemplateFault):
        edited(tmp_path, lambda _: tag).render(ADULT)


def test_a_missing_or_damaged_template_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match=r"contrat-majeur\.docx"):
        WordRenderer(tmp_path).render(ADULT)
    (tmp_path / "contrat-majeur.docx").write_bytes(b"not a docx")
    with pytest.raises(TemplateFault, match=r"contrat-majeur\.docx"):
        WordRenderer(tmp_path).render(ADULT)


def test_a_template_that_forgets_the_name_is_noticed(tmp_path: Path) -> None:
    empty = Document()
    empty.add_paragraph("Un contrat sans personne")
    empty.save(str(tmp_path / "contrat-majeur.docx"))
    with pytest.raises(TemplateFault) as raised:
        WordRenderer(tmp_path).render(ADULT)
    assert raised.value.field == "youth.last_name"


def test_the_hash_of_the_template_follows_its_content(renderer: WordRenderer, tmp_path: Path) -> None:
    other = edited(tmp_path, lambda text: f"{text} ")
    assert renderer.template_sha256(ADULT) == WordRenderer().template_sha256(ADULT)
    assert other.template_sha256(ADULT) != renderer.template_sha256(ADULT)


def test_freezing_twice_changes_nothing(renderer: WordRenderer) -> None:
    package = renderer.render(ADULT)
    assert freeze(package) == package


def test_nothing_is_ever_printed_as_none() -> None:
    with pytest.raises(NoneRefused):
        refuse_none(None)
    assert [refuse_none(value) for value in ("", 0, False)] == ["", 0, False]
