"""A converter for tests that need a PDF and no LibreOffice: one page that carries the words of the document."""

from __future__ import annotations

from services.contracts.adapters.ooxml import text_of
from shared.errors import Permanent


class PlainPdf:
    """Stands for LibreOffice behind the same port; refuses what is not a Word file, as the real one does."""

    def convert(self, docx: bytes) -> bytes | None:
        try:
            words = text_of(docx)
        except Exception:  # noqa: BLE001  # any damage is the same refusal
            raise Permanent("not a Word document") from None
        return one_page(words.encode("latin-1", "replace"))


class NoPdf:
    """An installation without LibreOffice."""

    def convert(self, docx: bytes) -> bytes | None:
        return None


def one_page(words: bytes) -> bytes:
    shown = words.replace(b"\\", b"").replace(b"(", b"").replace(b")", b"").replace(b"\n", b" ")
    stream = b"BT /F1 6 Tf 20 800 Td (" + shown + b") Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length " + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body = b"%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += str(number).encode() + b" 0 obj" + content + b"endobj\n"
    table = b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    start = str(len(body)).encode()
    return (
        body + b"xref\n0 6\n0000000000 65535 f \n" + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + start + b"\n%%EOF"
    )  # fmt: skip
