"""What must be translated: every text that a folder's code and templates show, found by reading them.

Texts are arguments of ``_``, ``gettext``, ``ngettext`` and ``msgid``, and the ``message`` of error classes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.extract import extract
from jinja2.ext import babel_extract

from shared.web.i18n import read_catalogue

Texts = str | tuple[str, ...]
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "msgid": None,
    "N_": None,
    "ngettext": (1, 2),
    "translate_plural": (1, 2),
}
_TEMPLATES = {"silent": "false", "trim_blocks": "true", "lstrip_blocks": "true"}


def texts_of(folder: Path, *, templates: str = "*.html") -> dict[Texts, Path]:
    """Every text (a pair for a plural) under ``folder``, with a file that shows it."""
    found: dict[Texts, Path] = {}
    for path in sorted(folder.rglob("*.py")):
        found.update((text, path) for text in _of_python(path))
    for path in sorted(folder.rglob(templates)):
        found.update((text, path) for text in _of_template(path))
    return found


def missing_translations(folder: Path, catalogues: tuple[Path, ...], language: str = "en") -> list[str]:
    """Texts under ``folder`` that none of ``catalogues`` translates, each with the file that shows it."""
    known = {message.id: message.string for catalogue in catalogues for message in read_catalogue(catalogue, language)}
    return [f"{path}: {text}" for text, path in texts_of(folder).items() if not _is_complete(known.get(text))]


def _is_complete(translation: object) -> bool:
    return all(translation) if isinstance(translation, (tuple, list)) else bool(translation)


def _of_python(path: Path) -> Iterator[Texts]:
    source = path.read_bytes()
    for found in extract("python", BytesIO(source), keywords=_KEYWORDS):
        yield found[1]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ClassDef):
            yield from _messages(node)


def _messages(node: ast.ClassDef) -> Iterator[str]:
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        names = {target.id for target in targets if isinstance(target, ast.Name)}
        value = getattr(statement, "value", None)
        if "message" in names and isinstance(value, ast.Constant) and isinstance(value.value, str):
            yield value.value


def _of_template(path: Path) -> Iterator[Texts]:
    for _, _, message, _ in babel_extract(BytesIO(path.read_bytes()), tuple(_KEYWORDS), [], _TEMPLATES):
        if isinstance(message, str):
            yield message
        elif isinstance(message, tuple):
            parts = tuple(part for part in message if part)[:2]
            yield parts if len(parts) > 1 else parts[0]
