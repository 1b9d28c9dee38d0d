"""Turns a Word document into PDF/A with LibreOffice, each call in a process and a profile of its own.

Without LibreOffice the answer is None and the paper route stays open: never another layout in silence. The input
filter is forced, because LibreOffice would otherwise print any bytes as text and call it a success. A cold start costs
about one CPU second; several documents in one call share it (`convert_all`).
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]  # published without annotations

from shared.errors import Permanent, Transient

TIMEOUT_SECONDS = 60.0
SECONDS_PER_EXTRA_DOCUMENT = 5.0
INPUT_FILTER = "MS Word 2007 XML"
PDF_A_3B = "3"
OPTIONS = {
    "SelectPdfVersion": {"type": "long", "value": PDF_A_3B},
    "UseTaggedPDF": {"type": "boolean", "value": "true"},
    "ExportBookmarks": {"type": "boolean", "value": "true"},
}
PROFILE_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value>\
</prop></item>
<item oor:path="/org.openoffice.Office.Common/Save/Document"><prop oor:name="AutoSave" oor:op="fuse"><value>false\
</value></prop></item>
</oor:items>
"""
PDFIUM = threading.Lock()  # pdfium serves one thread at a time


class PdfConverter:
    """`soffice` is the program to start; None looks it up on the PATH at each call, so that a later install counts."""

    def __init__(self, *, soffice: str | None = None, timeout: float = TIMEOUT_SECONDS) -> None:
        self._soffice = soffice
        self._timeout = timeout

    @property
    def program(self) -> str | None:
        return shutil.which(self._soffice or "soffice")

    def convert(self, docx: bytes, *, reference: str = "") -> bytes | None:
        """None when LibreOffice is not installed; `reference` must then be found in the text of the PDF."""
        converted = self.convert_all([docx], references=[reference])
        return converted[0] if converted else None

    def convert_all(self, documents: Sequence[bytes], *, references: Sequence[str] = ()) -> list[bytes] | None:
        """In the order given, one start of LibreOffice for all; a document that it refuses fails the whole call."""
        program = self.program
        if program is None:
            return None
        with tempfile.TemporaryDirectory(prefix="janus-pdf-") as folder:
            sources = _written(Path(folder), documents)
            timeout = self._timeout + SECONDS_PER_EXTRA_DOCUMENT * (len(documents) - 1)
            _run(_command(program, Path(folder), sources), folder=Path(folder), timeout=timeout)
            results = [_result(source) for source in sources]
        for result, reference in zip(results, references or [""] * len(results), strict=True):
            check_pdf(result, reference=reference)
        return results


def check_pdf(pdf: bytes, *, reference: str = "") -> None:
    """A PDF with no page, or of another document, is a failed conversion whatever the exit code said."""
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError:
            raise Permanent("LibreOffice returned a file that is not a PDF") from None
        try:
            text = "".join(page.get_textpage().get_text_range() for page in document)
            pages = len(document)
        finally:
            document.close()
    if pages < 1 or not text.strip():
        raise Permanent("LibreOffice returned an empty PDF")
    if without_breaks(reference) not in without_breaks(text):
        raise Permanent("the PDF does not carry the reference of its contract")


def without_breaks(text: str) -> str:
    """A reference may break over two lines after a hyphen, which pdfium marks with U+FFFE."""
    return "".join(
        character for character in text if not character.isspace() and character not in "-\u00ad\ufffe\u0002"
    )


def _written(folder: Path, documents: Sequence[bytes]) -> list[Path]:
    sources = [folder / f"{position:04d}.docx" for position in range(len(documents))]
    for source, document in zip(sources, documents, strict=True):
        source.write_bytes(document)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(PROFILE_SETTINGS, encoding="utf-8")
    return sources


def _command(program: str, folder: Path, sources: Sequence[Path]) -> list[str]:
    return [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"--infilter={INPUT_FILTER}",
        "--convert-to",
        f"pdf:writer_pdf_Export:{json.dumps(OPTIONS, separators=(',', ':'))}",
        "--outdir",
        str(folder),
        *map(str, sources),
    ]


def _run(command: Sequence[str], *, folder: Path, timeout: float) -> None:
    """In its own session, so that a hung conversion is killed with its children and nothing else is."""
    process = subprocess.Popen(  # noqa: S603  # fixed program and arguments, no shell
        command,
        cwd=folder,
        env={"HOME": str(folder), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = process.wait(timeout)
    except subprocess.TimeoutExpired:
        raise Transient("LibreOffice did not finish in time") from None
    finally:
        if process.poll() is None:
            _kill_group(process)
    if status < 0:
        raise Transient("LibreOffice was killed")


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Only while the leader lives: its group number is then surely its own."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _result(source: Path) -> bytes:
    target = source.with_suffix(".pdf")
    if not target.is_file():
        raise Permanent("LibreOffice refused the document")
    return target.read_bytes()
