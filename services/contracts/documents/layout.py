"""How the association's documents look: A4, Calibri, one accent colour, set once for every template.

The accent and the sizes are chosen so that a page printed in black stays as readable as the screen.
"""

from __future__ import annotations

import re

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from services.contracts.documents.text_source import NO_BREAK_HYPHEN

FONT = "Calibri"
ACCENT = RGBColor(0x1F, 0x4E, 0x5F)
GREY = RGBColor(0x55, 0x5B, 0x61)
PALE = "EEF3F5"
RULE = "9DB4BD"
TEXT_WIDTH_CM = 16.8
BOLD = re.compile(r"\*\*(.+?)\*\*")
ITALIC = re.compile(r"_(.+)_")
UNUSED_PARTS = ("stylesWithEffects", "thumbnail", "customXml")
KEPT_TABLE_STYLES = ("TableNormal", "TableGrid")

# style name: (size, bold, colour, space before, space after, keep with next), sizes in points
LOOKS: dict[str, tuple[float, bool, RGBColor | None, float, float, bool]] = {
    "Normal": (10, False, None, 0, 4, False),
    "Title": (17, True, ACCENT, 6, 4, True),
    "Subtitle": (11, False, GREY, 0, 2, True),
    "Heading 1": (11.5, True, ACCENT, 11, 3, True),
    "Heading 2": (10, True, GREY, 6, 2, True),
    "List Bullet": (10, False, None, 0, 2, False),
    "Header": (9, False, GREY, 0, 0, False),
    "Footer": (9, False, GREY, 0, 0, False),
}
OWN_LOOKS: dict[str, tuple[float, bool, RGBColor | None, float, float, bool]] = {
    "Note": (9.5, False, None, 4, 6, False),
    "Cell": (9.5, False, None, 2, 2, False),
    "Spacer": (4, False, None, 0, 0, False),
    "Gap": (10, False, None, 0, 6, False),
    "Annex": (14, True, ACCENT, 12, 4, True),
}


def blank_document() -> WordDocument:
    """An empty A4 page in French, without the theme fonts and table styles that nobody here uses."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.1)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.1)
    section.header_distance, section.footer_distance = Cm(1.1), Cm(1.0)
    _drop_unused_parts(document)
    _drop_unused_styles(document)
    for name in OWN_LOOKS:
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles["Normal"]
    for name, look in {**LOOKS, **OWN_LOOKS}.items():
        _dress(document.styles[name], look)
    _set_language(document)
    _give_outline_level(document.styles["Annex"], 0)
    _bar_on_the_left(document.styles["Note"])
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Subtitle"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def furnish_header(document: WordDocument, left: str, right: str) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    name = paragraph.add_run(left)
    name.font.bold, name.font.color.rgb = True, ACCENT
    paragraph.add_run(f"\t{right}")
    _single_tab(paragraph)
    _border(paragraph, "bottom")


def furnish_footer(document: WordDocument, left: str) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(f"{left}\tPage\N{NO-BREAK SPACE}")
    _field(paragraph, "PAGE")
    paragraph.add_run("\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}")
    _field(paragraph, "NUMPAGES")
    _single_tab(paragraph)
    _border(paragraph, "top")


def write_marked(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    """`**x**` is bold; a line wholly within `_` is italic."""
    italic = ITALIC.fullmatch(text)
    for position, piece in enumerate(BOLD.split(italic.group(1) if italic else text)):
        run = add_text(paragraph, piece)
        run.bold = True if bold or position % 2 else None
        run.italic = True if italic else None


def add_text(paragraph: Paragraph, text: str) -> Run:
    """One run; a non-breaking hyphen becomes Word's own element, since few fonts have the character."""
    run = paragraph.add_run()
    for position, piece in enumerate(text.split(NO_BREAK_HYPHEN)):
        if position:
            run._r.append(element("w:noBreakHyphen"))
        run.add_text(piece)
    return run


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """A WordprocessingML element; `val="x"` becomes `w:val="x"`."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _dress(style: ParagraphStyle, look: tuple[float, bool, RGBColor | None, float, float, bool]) -> None:
    size, bold, colour, before, after, keep = look
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    paragraph = style.paragraph_format
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    paragraph.keep_with_next, paragraph.widow_control = keep, True
    paragraph.line_spacing = 1.05
    properties = style.element.get_or_add_rPr()
    for fonts in properties.findall(qn("w:rFonts")):
        properties.remove(fonts)
    properties.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    for unwanted in (*style.element.iter(qn("w:pBdr")), *properties.findall(qn("w:spacing"))):
        unwanted.getparent().remove(unwanted)


def _set_language(document: WordDocument) -> None:
    """LibreOffice takes the language of the PDF from here; a screen reader takes its voice from the PDF."""
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for child in list(defaults):
        if child.tag in (qn("w:lang"), qn("w:rFonts")):
            defaults.remove(child)
    defaults.insert(0, element("w:rFonts", ascii=FONT, hAnsi=FONT, cs=FONT, eastAsia=FONT))
    defaults.append(element("w:lang", val="fr-FR", eastAsia="fr-FR", bidi="ar-SA"))
    for theme in document.settings.element.iter(qn("w:themeFontLang")):
        theme.set(qn("w:val"), "fr-FR")


def _drop_unused_parts(document: WordDocument) -> None:
    """A second copy of the styles, a thumbnail and a bibliography: half a megabyte that no reader opens."""
    for relations in (document.part.rels, document.part.package.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rsplit("/", 1)[-1] in UNUSED_PARTS:
                del relations[key]


def _drop_unused_styles(document: WordDocument) -> None:
    """python-docx brings 350 kB of table styles, which every contract would carry."""
    for style in list(document.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in KEPT_TABLE_STYLES:
            document.styles.element.remove(style)


def _give_outline_level(style: ParagraphStyle, level: int) -> None:
    style.element.get_or_add_pPr().append(element("w:outlineLvl", val=str(level)))


def _bar_on_the_left(style: ParagraphStyle) -> None:
    borders = element("w:pBdr")
    borders.append(element("w:left", val="single", sz="18", space="8", color=RULE))
    style.element.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:outlineLvl")
    style.paragraph_format.left_indent = Cm(0.4)


def _single_tab(paragraph: Paragraph) -> None:
    """One right tab at the text edge, in place of the two that the style brings for another paper size."""
    stops = element("w:tabs")
    for clear in ("4680", "9360"):
        stops.append(element("w:tab", val="clear", pos=clear))
    stops.append(element("w:tab", val="right", pos=str(int(Cm(TEXT_WIDTH_CM).twips))))
    paragraph._p.get_or_add_pPr().insert_element_before(stops, "w:spacing", "w:ind", "w:jc", "w:rPr")


def _border(paragraph: Paragraph, side: str) -> None:
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz="6", space="4", color=RULE))
    properties = paragraph._p.get_or_add_pPr()
    tabs = properties.find(qn("w:tabs"))
    tabs.addprevious(borders)


def _field(paragraph: Paragraph, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run(text if kind == "shown" else "")
        if kind in ("begin", "separate", "end"):
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif not kind:
            code = element("w:instrText")
            code.text = text
            run._r.append(code)
