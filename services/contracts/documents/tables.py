"""The tables of the documents: thin rules, pale labels, rows that never break over a page, headers that repeat."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from services.contracts.documents.layout import PALE, RULE, element, write_marked
from services.contracts.documents.text_source import Block

LABELLED = ("essentiel", "fiche")  # first column names, no header row
SIGNATURE_HEIGHT_TWIPS = "1250"
CELL_MARGIN_TWIPS = "100"  # also the indent of the table, so that its text stands on the margin of the page


def add_table(document: WordDocument, heading: str, rows: list[Block]) -> None:
    """`heading` is the table's name and its column widths in centimetres."""
    name, *widths = heading.split()
    table = document.add_table(rows=0, cols=len(widths))
    _set_frame(table, ruled=name == "signatures")
    for position, block in enumerate(rows):
        row = table.add_row()
        _fill_row(row, block)
        _keep_whole(row)
        _mark(row, name, block, is_first=position == 0)
    _set_widths(table, [float(width) for width in widths])
    document.add_paragraph(style="Spacer")


def _set_widths(table: Table, centimetres: list[float]) -> None:
    """On the grid and on each cell: LibreOffice reads the one, Word the other."""
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def cells_of(block: Block) -> list[str]:
    return [cell.strip() for cell in block.text.strip().strip("|").split("|")]


def _fill_row(row: _Row, block: Block) -> None:
    """A row tag stands alone in its row: docxtpl removes that row, with whatever else is in it."""
    texts = [block.text] if block.kind == "tag" else cells_of(block)
    for cell, text in zip(row.cells, texts, strict=False):
        _write(cell, text, bold=block.kind == "total")
    for cell in row.cells[len(texts) :]:
        cell.paragraphs[0].style = "Cell"


def _write(cell: _Cell, text: str, *, bold: bool) -> None:
    for position, line in enumerate(text.split("//")):
        paragraph = cell.paragraphs[0] if position == 0 else cell.add_paragraph()
        paragraph.style = "Cell"
        write_marked(paragraph, line, bold=bold)


def _mark(row: _Row, name: str, block: Block, *, is_first: bool) -> None:
    if name in LABELLED:
        _label(row.cells[0])
    elif is_first:
        _make_header(row)
    elif name == "signatures" and block.kind == "row":
        row._tr.get_or_add_trPr().append(element("w:trHeight", val=SIGNATURE_HEIGHT_TWIPS, hRule="atLeast"))
    if name == "sommes":
        row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if name == "signatures":
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _label(cell: _Cell) -> None:
    _shade(cell)
    for run in cell.paragraphs[0].runs:
        run.bold = True


def _make_header(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in row.cells:
        _label(cell)


def _shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=PALE))


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def _set_frame(table: Table, *, ruled: bool) -> None:
    table.autofit = False
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH", "insideV") if ruled else ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=RULE))
    properties.insert_element_before(
        element("w:tblInd", w=CELL_MARGIN_TWIPS, type="dxa"), "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"
    )
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=CELL_MARGIN_TWIPS, type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
