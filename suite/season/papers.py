"""Small valid PDF files that stand for a CV, a letter, an identity card: one page of text, made by code.

Written by hand because a page of Latin-1 text needs forty lines and no library.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from suite.season.candidate import Candidate

_STORY = (
    "Ma grand-mère m’a demandé comment envoyer une photo à sa sœur. Nous y avons passé un après-midi, "
    "et depuis elle le fait seule. J’aimerais recommencer avec d’autres personnes."
)
_LEFT, _TOP, _LEADING, _COLUMNS = 60, 780, 18, 78


def pdf_of(title: str, paragraphs: Sequence[str]) -> bytes:
    """One A4 page in Helvetica; a letter outside the Windows Latin alphabet becomes a question mark."""
    lines = [title, ""]
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, _COLUMNS), ""]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        _stream(_text(lines)),
    ]
    return _assemble(objects)


def cv_of(candidate: Candidate) -> bytes:
    return pdf_of(
        f"CV – {candidate.full_name}",
        [
            f"{candidate.home.address}, {candidate.home.postal_code} {candidate.home.city}",
            f"Né(e) le {candidate.birth_date:%d/%m/%Y} à {candidate.standing.birth_place}",
            "Bénévolat : aide aux devoirs le samedi, club informatique du quartier.",
            "Langues : français, anglais. Loisirs : basket, lecture, montage vidéo.",
        ],
    )


def letter_of(candidate: Candidate) -> bytes:
    return pdf_of(
        f"Lettre de motivation – {candidate.full_name}",
        [
            "Madame, Monsieur,",
            _STORY,
            "Je suis disponible le mercredi après-midi et le samedi matin.",
            candidate.full_name,
        ],
    )


def paper_of(label: str, holder: str) -> bytes:
    """Stands for an administrative paper; says on its face that it is a specimen."""
    return pdf_of(f"SPÉCIMEN – {label}", [f"Titulaire : {holder}", "Document fictif de la saison d’exemple."])


def _text(lines: Sequence[str]) -> bytes:
    shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
    return b"BT /F1 12 Tf %d TL %d %d Td\n%sET" % (_LEADING, _LEFT, _TOP, shown)


def _escaped(line: str) -> bytes:
    raw = line.encode("cp1252", errors="replace")
    return raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _assemble(objects: Sequence[bytes]) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    return body + head + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
