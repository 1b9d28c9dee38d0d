"""The Word templates: built from the reviewed texts, using exactly the vocabulary, in lawful and correct French."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment

from services.contracts.adapters.ooxml import parts, text_of
from services.contracts.adapters.template_fields import fields_in, fields_of, missing_from
from services.contracts.documents import text_source
from services.contracts.documents.build import FOLDER, TEMPLATES, Template, build
from services.contracts.domain.contract_wording import wording
from tests.unit.contracts_documents.samples import EVERYTHING

TAG = re.compile(r"\{[{%].*?[}%]\}")
STRUCTURE = frozenset({
    "document", "employeur", "organismes", "salarie", "motif", "programme", "poste", "duree", "heures", "paie",
    "temps_partiel", "donnees", "representants[]", "creneaux[]", "lieux[]", "signataires[]", "paie.elements[]",
})  # fmt: skip
every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.file)
every_contract = pytest.mark.parametrize("template", TEMPLATES[:2], ids=lambda template: template.file)


def content(template: Template) -> bytes:
    return (FOLDER / template.file).read_bytes()


def fields(template: Template) -> frozenset[str]:
    return fields_of(DocxTemplate(BytesIO(content(template))), Environment(autoescape=True))


@every_template
def test_the_committed_file_is_what_the_texts_build(template: Template) -> None:
    assert content(template) == build(template)


@every_template
def test_a_template_asks_for_nothing_unknown(template: Template) -> None:
    assert missing_from(wording(EVERYTHING), fields(template)) == []


def test_every_word_is_used_by_some_template() -> None:
    used = frozenset().union(*(fields(template) for template in TEMPLATES))
    spare = {"salarie.prenom", "salarie.nom", "document.version"}  # offered to HR for their own letters
    assert fields_in(wording(EVERYTHING)) - used - STRUCTURE == spare


def test_the_page_for_hr_lists_every_field() -> None:
    listed = re.findall(r"^\| `([^`]+)` \| ", (FOLDER / "CHAMPS.md").read_text(encoding="utf-8"), re.MULTILINE)
    fields_listed = [one for one in listed if not one.endswith(".docx")]
    assert sorted(fields_listed) == sorted(fields_in(wording(EVERYTHING)) - STRUCTURE)


@every_template
def test_page_and_language_are_french(template: Template) -> None:
    document = Document(BytesIO(content(template)))
    section = document.sections[0]
    size = [round(side.mm) for side in (section.page_width, section.page_height) if side is not None]
    assert (len(document.sections), size) == (1, [210, 297])
    languages = {
        node.get(qn("w:val")) for tree in parts(content(template)).values() for node in tree.iter(qn("w:lang"))
    }
    assert languages == {"fr-FR"}


@every_template
def test_typography_is_french(template: Template) -> None:
    words = TAG.sub("x", text_of(content(template)))
    assert re.findall(r"[^\n]{0,20}(?: [:;?!»%€]|« |')[^\n]{0,10}", words) == []


@every_template
def test_row_and_paragraph_tags_stand_alone(template: Template) -> None:
    paragraphs = text_of(content(template)).splitlines()
    assert [line for line in paragraphs if re.search(r"\{%(?:p|tr) ", line) and not TAG.fullmatch(line)] == []


@every_template
def test_nothing_foreign_is_in_the_file(template: Template) -> None:
    package = content(template)
    names = parts(package)
    assert [name for name in names if "comments" in name or "footnotes" in name or "vba" in name.lower()] == []
    revisions = [node.tag for node in names["word/document.xml"].iter(qn("w:ins"), qn("w:del"))]
    external = [node for name, tree in names.items() if name.endswith(".rels") for node in tree.iter()
                if node.get("TargetMode") == "External"]  # fmt: skip
    properties = Document(BytesIO(package)).core_properties
    assert (revisions, external, properties.author, properties.last_modified_by) == ([], [], "", "")


@every_contract
@pytest.mark.parametrize(
    "mention",
    [
        "Engagement et motif",  # L1242-12 al. 1
        "prend fin le",  # 2°: precise term
        "renouvelé deux fois au plus",  # 2°: renewal
        "L. 4154-2",  # 4°: special-risk list
        "convention collective suivante",  # 5°
        "période d’essai",  # 6°
        "Élément de la rémunération",  # 7°: pay and its components
        "caisse de retraite complémentaire",  # 8°
        "organisme de prévoyance",
        "La durée du travail est de",  # L3123-6 1°
        "répartie entre les jours de la semaine",
        "peut être modifiée dans les cas suivants",  # L3123-6 2°
        "communiqués au Salarié par écrit",  # L3123-6 3°
        "heures complémentaires dans la limite",  # L3123-6 4°
        "demande écrite",  # L3123-7
        "indemnité de fin de contrat",  # L1243-8
        "L. 1242-16",
        "déclaration préalable à l’embauche",  # R1221-9
        "R. 1221-34",
        "CNIL",
    ],
)
def test_a_contract_carries_its_mandatory_mentions(template: Template, mention: str) -> None:
    plain = text_of(content(template)).replace("\N{NO-BREAK SPACE}", " ")
    assert mention in plain


def test_only_the_minors_contract_protects_the_young() -> None:
    minor, adult = (text_of(content(template)) for template in TEMPLATES[:2])
    for words in ("Protection particulière", "avant l’affectation au poste", "abattement lié à l’âge"):
        assert (words in minor, words in adult) == (True, False)
    assert ("dans les trois mois" in minor, "dans les trois mois" in adult) == (False, True)


@every_contract
def test_references_between_articles_point_to_the_right_ones(template: Template) -> None:
    source = (FOLDER / "texts" / template.source).read_text(encoding="utf-8")
    articles = [block for block in text_source.read(source, template.variant) if block.kind == "article"]
    assert [article.number for article in articles] == list(range(1, len(articles) + 1))
    titles = {article.text: article.number for article in articles}
    assert f"(article\N{NO-BREAK SPACE}{titles['Congés payés']})" in text_of(content(template))


def test_tags_keep_their_straight_quotes() -> None:
    assert text_source.french("l'a : {{ x['y : z'] }} %") == (
        "l’a\N{NO-BREAK SPACE}: {{ x['y : z'] }}\N{NO-BREAK SPACE}%"
    )


def test_an_unknown_reference_stops_the_build() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        text_source.read("## [here] Titre\nvoir →nowhere", "")


def test_the_folder_holds_no_other_template() -> None:
    assert sorted(path.name for path in Path(FOLDER).glob("*.docx")) == sorted(one.file for one in TEMPLATES)
