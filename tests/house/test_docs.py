"""The pages that are read from the code say what the code says."""

from __future__ import annotations

import re
from pathlib import Path

from suite.processes import project_folder
from tools.write_docs import DOCS, pages

ROOT = project_folder()
_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)[^)]*\)")


def test_generated_pages_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}
    assert written == pages(), "run make docs"


def test_no_link_of_the_docs_is_dead() -> None:
    pages_of_docs = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("s*/**/*.md")]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages_of_docs
        for target in _LINK.findall(page.read_text(encoding="utf-8"))
        if not _exists(page, target)
    ]
    assert dead == []


def _exists(page: Path, target: str) -> bool:
    return (page.parent / target).resolve().exists()
