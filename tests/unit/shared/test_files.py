"""A file is what its bytes say, within its size, and unreadable on disk."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from shared.errors import NotFound, TooLarge, UnsupportedMedia
from shared.files import DOCX, JPEG, PAPERS, PDF, PNG, FileStore, media_type_of

PDF_BYTES = b"%PDF-1.4 Zo\xc3\xa9"


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<w/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PDF_BYTES, PDF),
        (b"\xff\xd8\xff\xe0JFIF", JPEG),
        (b"\x89PNG\r\n\x1a\n...", PNG),
        (_zip("word/document.xml"), DOCX),
        (_zip("evil.exe"), None),
        (b"PK\x03\x04 broken", None),
        (b"MZ\x90\x00 renamed to cv.pdf", None),
        (b"<html><script>", None),
        (b"", None),
    ],
)
def test_content_decides(content: bytes, expected: str | None) -> None:
    assert media_type_of(content) == expected


def test_round_trip_is_encrypted_on_disk(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    stored = store.put(io.BytesIO(PDF_BYTES))
    assert (stored.media_type, stored.size) == (PDF, len(PDF_BYTES))
    assert store.read(stored.id) == PDF_BYTES
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(written) == 1
    assert b"%PDF" not in written[0].read_bytes()
    assert written[0].stat().st_mode & 0o077 == 0


def test_a_heavy_file_names_its_field_and_limit(tmp_path: Path) -> None:
    with pytest.raises(TooLarge) as caught:
        FileStore(tmp_path).put(io.BytesIO(PDF_BYTES + bytes(2**20)), max_bytes=2**20, field="cv")
    assert (caught.value.field, caught.value.params) == ("cv", {"limit_mb": 1})
    assert list(tmp_path.rglob("*")) == []


def test_a_disguised_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedMedia) as caught:
        FileStore(tmp_path).put(b"MZ\x90\x00", allowed=PAPERS, field="letter")
    assert caught.value.field == "letter"


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "0" * 48, "A" * 48])
def test_only_our_own_names_are_looked_up(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFound):
        FileStore(tmp_path).read(name)


def test_removing_twice_is_harmless(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    stored = store.put(PDF_BYTES)
    store.remove(stored.id)
    store.remove(stored.id)
    with pytest.raises(NotFound):
        store.read(stored.id)
