"""The converter of the tests keeps the same contract as LibreOffice, so that it may stand for it."""

from __future__ import annotations

import pytest

from services.contracts.adapters.pdf import PdfConverter, check_pdf
from shared.errors import Permanent
from tests.unit.contracts_documents.converter_contract import Converter, ConverterContract
from tests.unit.contracts_documents.fake_pdf import NoPdf, PlainPdf, one_page


class TestPlainPdf(ConverterContract):
    @pytest.fixture
    def converter(self) -> Converter:
        return PlainPdf()


@pytest.mark.parametrize("converter", [NoPdf(), PdfConverter(soffice="no-such-program")])
def test_without_libreoffice_there_is_no_pdf(converter: Converter) -> None:
    assert converter.convert(b"whatever") is None


@pytest.mark.parametrize("damaged", [b"", b"not a PDF", one_page(b""), one_page(b"   ")])
def test_a_pdf_without_words_is_refused(damaged: bytes) -> None:
    with pytest.raises(Permanent):
        check_pdf(damaged)


def test_a_reference_may_break_over_two_lines() -> None:
    check_pdf(one_page(b"JANUS- 2027-0007"), reference="JANUS-2027-0007")
