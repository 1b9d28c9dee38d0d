"""What is kept between documents changes nothing: every part equals what plain docxtpl writes, for any data."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from services.contracts.adapters.ooxml import text_of
from services.contracts.adapters.word import TEMPLATES, WordRenderer, template_name
from services.contracts.domain.contract_text import ContractText, DocumentKind
from services.contracts.domain.contract_wording import wording
from tests.unit.contracts_documents.samples import ADULT, CASES, MOTHER, TWO_GUARDIANS, YOUTH

RENDERER = WordRenderer()
PARTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml", "word/styles.xml", "word/numbering.xml")
words_of_people = st.text(
    st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=60
).filter(str.strip)


def plain_parts(text: ContractText, kind: DocumentKind) -> dict[str, bytes]:
    template = DocxTemplate(str(TEMPLATES / template_name(text, kind)))
    template.render(wording(text), Environment(autoescape=True))
    buffer = BytesIO()
    template.save(buffer)
    return parts_of(buffer.getvalue())


def parts_of(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(package)) as source:
        return {name: source.read(name) for name in PARTS}


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("text", CASES.values(), ids=CASES)
def test_every_case_is_docxtpls_own_output(text: ContractText, kind: DocumentKind) -> None:
    assert parts_of(RENDERER.render(text, kind)) == plain_parts(text, kind)


@settings(max_examples=25, deadline=None)
@given(first=words_of_people, last=words_of_people, street=words_of_people, duty=words_of_people)
def test_any_names_are_docxtpls_own_output(first: str, last: str, street: str, duty: str) -> None:
    text = replace(
        TWO_GUARDIANS,
        youth=replace(YOUTH, first_name=first, last_name=last, address=street),
        guardians=(replace(MOTHER, first_name=last, last_name=first),),
        post=replace(TWO_GUARDIANS.post, duties=(duty, first)),
    )
    assert parts_of(RENDERER.render(text)) == plain_parts(text, DocumentKind.CONTRACT)


def test_a_template_changed_in_word_counts_from_the_next_document(tmp_path: Path) -> None:
    shutil.copy(TEMPLATES / "contrat-majeur.docx", tmp_path)
    renderer = WordRenderer(tmp_path)
    before = renderer.render(ADULT)
    changed = Document(str(tmp_path / "contrat-majeur.docx"))
    changed.add_paragraph("Ajouté par {{ employeur.nom }}")
    changed.save(str(tmp_path / "contrat-majeur.docx"))
    after = renderer.render(ADULT)
    assert ("Ajouté par Exploradôme" in text_of(before), "Ajouté par Exploradôme" in text_of(after)) == (False, True)
