"""Every French message of the portal has its English text, with the same blanks to fill."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from babel.messages.extract import extract_from_dir

from shared.web.i18n import SHARED_CATALOGUES, read_catalogue

SERVICE = Path(__file__).parents[3] / "services" / "portal"
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trim_blocks": "true", "lstrip_blocks": "true"}}
BLANK = re.compile(r"%\(\w+\)[sd]")


def wanted() -> set[str]:
    found = {
        message if isinstance(message, str) else message[0]
        for _, _, message, _, _ in extract_from_dir(SERVICE, METHODS, OPTIONS)
    }
    for path in SERVICE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "message":
                found.add(ast.literal_eval(node.value))
    return found


def test_every_message_is_translated() -> None:
    known = {
        (message.id if isinstance(message.id, str) else message.id[0])
        for directory in (SERVICE / "translations", SHARED_CATALOGUES)
        for message in read_catalogue(directory, "en")
        if message.id and message.string
    }
    assert wanted() - known == set()


def test_no_text_is_left_behind_and_blanks_agree() -> None:
    catalogue = [message for message in read_catalogue(SERVICE / "translations", "en") if message.id]
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue}
    assert ids - wanted() == set()
    for message in catalogue:
        assert _blanks(message.id) == _blanks(message.string)


def _blanks(texts: object) -> list[list[str]]:
    forms = texts if isinstance(texts, (tuple, list)) else (texts,)
    return [sorted(BLANK.findall(str(form))) for form in forms]
