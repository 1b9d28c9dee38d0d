"""Builds the Word templates from the reviewed texts: `python -m services.contracts.documents.build`.

Run by hand after a change of the texts or of the layout; the outputs are committed, and a test builds them again to
see that they still agree. HR may then edit a template in Word: the file is what counts at run time, not this script.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from services.contracts.adapters.ooxml import freeze
from services.contracts.documents.layout import blank_document, furnish_footer, furnish_header, write_marked
from services.contracts.documents.tables import add_table
from services.contracts.documents.text_source import NO_BREAK, Block, read

FOLDER = Path(__file__).parent
STYLES = {
    "title": "Title", "subtitle": "Subtitle", "subheading": "Heading 2", "bullet": "List Bullet", "note": "Note",
    "annex": "Annex", "annex_below": "Annex", "gap": "Gap", "kept": "Normal", "paragraph": "Normal",
    "right": "Normal", "tag": "Normal", "article": "Heading 1",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Template:
    file: str
    source: str
    variant: str
    title: str


TEMPLATES = (
    Template("contrat-mineur.docx", "contrat.txt", "mineur", "Contrat de travail"),
    Template("contrat-majeur.docx", "contrat.txt", "majeur", "Contrat de travail"),
    Template("autorisation-parentale.docx", "autorisation-parentale.txt", "", "Autorisation parentale"),
    Template("demande-moins-24h.docx", "demande-moins-24h.txt", "", "Demande de temps partiel"),
)


def build(template: Template) -> bytes:
    document = blank_document()
    furnish_header(
        document,
        f"{{{{ employeur.nom }}}}{NO_BREAK}– {{{{ employeur.raison_sociale }}}}",
        f"Réf.{NO_BREAK}{{{{ document.reference }}}}",
    )
    furnish_footer(document, f"{template.title} {{{{ document.reference }}}}")
    source = (FOLDER / "texts" / template.source).read_text(encoding="utf-8")
    fill(document, read(source, template.variant))
    _sign_file(document, template.title)
    buffer = io.BytesIO()
    document.save(buffer)
    return freeze(buffer.getvalue())


def fill(document: WordDocument, blocks: list[Block]) -> None:
    waiting: list[Block] = []
    for block in blocks:
        if waiting:
            waiting = _collect(document, waiting, block)
        elif block.kind == "table":
            waiting = [block]
        else:
            add_block(document, block)


def _collect(document: WordDocument, waiting: list[Block], block: Block) -> list[Block]:
    if block.kind != "table":
        return [*waiting, block]
    add_table(document, waiting[0].text, waiting[1:])
    return []


def add_block(document: WordDocument, block: Block) -> Paragraph:
    paragraph = document.add_paragraph(style=STYLES[block.kind])
    if block.kind == "tag":
        paragraph.add_run(block.text)
        return paragraph
    if block.kind == "annex":
        paragraph.paragraph_format.page_break_before = True
    if block.kind == "kept":
        paragraph.paragraph_format.keep_with_next = True
    if block.kind == "article":
        paragraph.add_run(f"Article{NO_BREAK}{block.number} – ")
    if block.kind == "right":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write_marked(paragraph, block.text)
    return paragraph


def _sign_file(document: WordDocument, title: str) -> None:
    """Fixed properties: the renderer sets those of a contract, a template must not carry a user's name."""
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.language = "fr-FR"
    properties.last_modified_by = ""
    properties.created = properties.modified = datetime(2026, 9, 1, tzinfo=UTC).replace(tzinfo=None)


def main() -> None:
    for template in TEMPLATES:
        (FOLDER / template.file).write_bytes(build(template))


if __name__ == "__main__":
    main()
