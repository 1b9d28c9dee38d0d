"""The zip side of a Word file: same parts in, same bytes out, and nothing that a strict XML reader would refuse."""

from __future__ import annotations

import io
import zipfile

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

EPOCH = (1980, 1, 1, 0, 0, 0)
DEFLATE_LEVEL = 6
READABLE = {qn("w:t"): "", qn("w:noBreakHyphen"): "-", qn("w:br"): "\n", qn("w:tab"): "\t"}


def freeze(package: bytes) -> bytes:
    """The same package with fixed time stamps, so that equal content gives an equal hash at any hour."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(target, "w") as frozen:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, date_time=EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            frozen.writestr(entry, source.read(name), compresslevel=DEFLATE_LEVEL)
    return target.getvalue()


def parse_strictly(xml: str | bytes) -> BaseOxmlElement:
    """docxtpl parses with recovery, which drops what it does not understand; this raises SyntaxError instead."""
    return parse_xml(xml.encode() if isinstance(xml, str) else xml)


def parts(package: bytes) -> dict[str, BaseOxmlElement]:
    """Every XML part, parsed strictly."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        names = [name for name in source.namelist() if name.endswith((".xml", ".rels"))]
        return {name: parse_strictly(source.read(name)) for name in names}


def text_of(package: bytes) -> str:
    """What a reader sees in the body, headers and footers, paragraphs separated by line ends."""
    trees = [tree for name, tree in parts(package).items() if name.startswith("word/")]
    paragraphs = (paragraph for tree in trees for paragraph in tree.iter(qn("w:p")))
    return "\n".join(
        "".join(_read(node) for node in paragraph.iter(*READABLE) if _is_in_run(node)) for paragraph in paragraphs
    )


def _is_in_run(node: BaseOxmlElement) -> bool:
    """`w:tab` also names a tab stop among the properties of a paragraph."""
    parent = node.getparent()
    return parent is not None and parent.tag == qn("w:r")


def _read(node: BaseOxmlElement) -> str:
    return READABLE[node.tag] or node.text or ""
