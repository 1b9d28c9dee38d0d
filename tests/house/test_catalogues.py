"""Every French text that a person may read has its English twin, with the same fields in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from shared.web.i18n import SHARED_CATALOGUES
from tests.house.source import ROOT, SERVICES, python_sources, tracked_files

KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "msgid": None,
    "ngettext": (1, 2),
    "_n": (1, 2),
}
OWNERS = {"shared": ROOT / "shared"} | {service: ROOT / "services" / service for service in SERVICES}
every_owner = pytest.mark.parametrize("owner", OWNERS)


def _catalogue(folder: Path) -> Catalog:
    with (folder / "en" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale="en", abort_invalid=True)


def _catalogue_of(owner: str) -> Catalog:
    return _catalogue(SHARED_CATALOGUES if owner == "shared" else OWNERS[owner] / "translations")


def _texts(owner: str) -> set[str]:
    """Every message id that the owner's code and templates ask for."""
    prefix = OWNERS[owner].relative_to(ROOT).as_posix() + "/"
    found: set[str] = set()
    for name in tracked_files():
        if name.startswith(prefix) and name.endswith(".py"):
            found |= set(_extracted(ROOT / name, "python"))
        elif name.startswith(prefix) and "/templates/" in name and name.endswith((".html", ".txt")):
            found |= set(_extracted(ROOT / name, "jinja2.ext:babel_extract"))
    return found | set(_error_texts(prefix))


def _extracted(path: Path, method: str) -> Iterator[str]:
    options = {"extensions": "jinja2.ext.i18n", "silent": "false"} if "jinja2" in method else {}
    for _line, text, _comments, _context in extract_from_file(method, path, KEYWORDS, options=options):
        yield text[0] if isinstance(text, tuple) else text


def _error_texts(prefix: str) -> Iterator[str]:
    """A domain error's `message` is translated at the edge, so it stands there as plain text."""
    for source in python_sources():
        for node in ast.walk(source.tree) if source.path.startswith(prefix) else ():
            if isinstance(node, ast.ClassDef):
                yield from (text for statement in node.body for text in _message(statement))


def _message(statement: ast.stmt) -> Iterator[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    named = [target.id for target in targets if isinstance(target, ast.Name)]
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        named = [statement.target.id]
    value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
    if named == ["message"] and isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, list | tuple) else (str(message.id),)


def _entries(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


@every_owner
def test_every_text_is_translated(owner: str) -> None:
    texts = _texts(owner)
    assert texts, "no text was found to check"
    catalogues = [_catalogue_of(owner), _catalogue(SHARED_CATALOGUES)]
    known = {_ids(message)[0] for catalogue in catalogues for message in _entries(catalogue) if message.string}
    missing = sorted(texts - known)
    assert not missing, "\n" + "\n".join(missing)


@every_owner
def test_every_entry_is_whole(owner: str) -> None:
    entries = _entries(_catalogue_of(owner))
    strings = {_ids(m)[0]: m.string if isinstance(m.string, list | tuple) else (m.string,) for m in entries}
    assert [text for text, translated in strings.items() if not all(translated)] == []
    assert [_ids(message)[0] for message in entries if message.fuzzy] == []


@every_owner
def test_fields_are_the_same_in_both_languages(owner: str) -> None:
    catalogue = _catalogue_of(owner)
    faults = [f"{_ids(message)[0]}: {fault}" for message in _entries(catalogue) for fault in message.check(catalogue)]
    assert not faults, "\n" + "\n".join(faults)
