"""What every PDF converter keeps, the real one and the one of the tests alike."""

from __future__ import annotations

from typing import Protocol

import pypdfium2  # type: ignore[import-untyped]  # published without annotations
import pytest

from services.contracts.adapters.pdf import check_pdf
from services.contracts.adapters.word import WordRenderer
from shared.errors import Permanent
from tests.unit.contracts_documents.samples import HOSTILE, TWO_GUARDIANS


class Converter(Protocol):
    def convert(self, docx: bytes) -> bytes | None: ...


class ConverterContract:
    @pytest.fixture
    def converter(self) -> Converter:
        raise AssertionError("the subclass says which converter it tries")

    def test_a_contract_becomes_pages_that_carry_its_reference(self, converter: Converter) -> None:
        pdf = converter.convert(WordRenderer().render(TWO_GUARDIANS))
        assert pdf is not None
        assert pdf.startswith(b"%PDF-")
        check_pdf(pdf, reference=TWO_GUARDIANS.reference)
        with pytest.raises(Permanent):
            check_pdf(pdf, reference="JANUS-2099-9999")

    def test_the_names_of_the_parties_are_in_it(self, converter: Converter) -> None:
        pdf = converter.convert(WordRenderer().render(HOSTILE))
        document = pypdfium2.PdfDocument(pdf)
        words = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        assert ("Hervé & Fils <8 h {{7*6}}" in words, "O'BRIEN" in words) == (True, True)

    @pytest.mark.parametrize("bad", [b"", b"not a docx", b"PK\x03\x04 cut short", b"%PDF-1.7 a PDF already"])
    def test_what_is_no_word_document_is_refused(self, converter: Converter, bad: bytes) -> None:
        with pytest.raises(Permanent):
            converter.convert(bad)
