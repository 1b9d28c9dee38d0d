"""LibreOffice for real: PDF/A with embedded fonts, clean refusals, and nothing left behind when it hangs."""

from __future__ import annotations

import re
import shutil
import stat
import tempfile
import threading
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # published without annotations
import pytest

from services.contracts.adapters.pdf import PdfConverter
from services.contracts.adapters.word import WordRenderer
from services.contracts.domain.contract_text import DocumentKind
from shared.errors import Permanent, Transient
from tests.unit.contracts_documents.converter_contract import Converter, ConverterContract
from tests.unit.contracts_documents.samples import ADULT, CASES, TWO_GUARDIANS

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


class TestLibreOffice(ConverterContract):
    @pytest.fixture
    def converter(self) -> Converter:
        return PdfConverter()


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


@pytest.fixture(scope="module")
def converted() -> dict[str, bytes]:
    renderer = WordRenderer()
    documents = [renderer.render(text) for text in CASES.values()]
    documents += [renderer.render(TWO_GUARDIANS, kind) for kind in list(DocumentKind)[1:]]
    pdfs = PdfConverter().convert_all(documents)
    assert pdfs is not None
    return dict(zip([*CASES, "authorisation", "request"], pdfs, strict=True))


def test_a_batch_keeps_its_order(converted: dict[str, bytes]) -> None:
    names = {name: text.youth.first_name for name, text in CASES.items()}
    assert [name for name in names if names[name] not in pages_of(converted[name])[0]] == []


def test_each_document_has_its_expected_length(converted: dict[str, bytes]) -> None:
    lengths = {name: len(pages_of(pdf)) for name, pdf in converted.items()}
    assert {name: length for name, length in lengths.items() if length > 6} == {}
    assert (lengths["authorisation"], lengths["request"]) == (1, 1)


def test_every_page_says_which_it_is(converted: dict[str, bytes]) -> None:
    pages = pages_of(converted["adult"])
    found = [re.search(r"Page\s(\d+)\s/\s(\d+)", page) for page in pages]
    assert [one and one.groups() for one in found] == [
        (str(number), str(len(pages))) for number in range(1, len(pages) + 1)
    ]


def test_signatures_follow_the_last_article_on_its_page(converted: dict[str, bytes]) -> None:
    for name in ("two_guardians", "adult", "in_care"):
        (page,) = [page for page in pages_of(converted[name]) if "Fait à Vitry" in page]
        assert ("Signature et remise" in page, CASES[name].employer.signatory_name in page) == (True, True)


def test_it_is_tagged_archive_pdf_in_french(converted: dict[str, bytes]) -> None:
    pdf = converted["adult"]
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"/MarkInfo<</Marked true>>" in pdf
    assert b"fr-FR" in pdf


def test_two_conversions_at_once_do_not_disturb_each_other() -> None:
    documents = [WordRenderer().render(text) for text in (ADULT, TWO_GUARDIANS)]
    results: list[bytes | None] = [None, None]

    def convert(position: int) -> None:
        results[position] = PdfConverter().convert(documents[position])

    threads = [threading.Thread(target=convert, args=(position,)) for position in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    first, second = (pages_of(result)[0] for result in results if result)
    assert (ADULT.youth.last_name.upper() in first, TWO_GUARDIANS.youth.first_name in second) == (True, True)


def test_a_hung_program_is_killed_with_its_children(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 300 &\necho $$ $! > {pids}\nwait\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(Transient):
        PdfConverter(soffice=str(program), timeout=1.0).convert(b"x")
    assert [pid for pid in pids.read_text().split() if is_running(pid)] == []


def is_running(pid: str) -> bool:
    """A killed child may wait a moment for init as a zombie: that is not running."""
    status = Path("/proc") / pid / "stat"
    try:
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_program_that_does_nothing_is_no_success() -> None:
    with pytest.raises(Permanent):
        PdfConverter(soffice="true").convert(b"x")


def test_nothing_stays_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    PdfConverter().convert(WordRenderer().render(ADULT))
    with pytest.raises(Permanent):
        PdfConverter().convert(b"not a docx")
    assert list(tmp_path.iterdir()) == []
