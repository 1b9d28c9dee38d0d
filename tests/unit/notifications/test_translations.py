"""Everything that notifications says in French is in its English catalogue, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.extract import extract_from_dir

from services.notifications.adapters.rendering import _REASONS
from services.notifications.domain.catalogue import CATALOGUE
from shared.web.i18n import SHARED_CATALOGUES, read_catalogue

SERVICE = Path(__file__).resolve().parents[3] / "services" / "notifications"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.j2", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "msgid": None}
OPTIONS = {"templates/**.html": {"trimmed": "false"}, "templates/**.j2": {"trimmed": "false"}}


def _said() -> set[str]:
    found = extract_from_dir(SERVICE, METHODS, OPTIONS, KEYWORDS)
    extracted = {message if isinstance(message, str) else message[0] for _, _, message, _, _ in found}
    labels = {text for kind in CATALOGUE.values() for text in (kind.label, kind.purpose)}
    errors = {
        text
        for path in SERVICE.rglob("*.py")
        for text in re.findall(r'^    message = "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
    }
    return extracted | labels | errors | {text for pair in _REASONS.values() for text in pair if text}


def _known(directory: Path) -> dict[str, str]:
    """By the singular; of a plural's translations, the last."""
    messages = [message for message in read_catalogue(directory, "en") if message.id]
    return {_one(message.id, 0): _one(message.string, -1) for message in messages}


def _one(text: object, position: int) -> str:
    return text if isinstance(text, str) else str(list(text)[position]) if isinstance(text, list | tuple) else ""


def test_every_french_text_has_its_english() -> None:
    own, shared = _known(SERVICE / "translations"), _known(SHARED_CATALOGUES)
    assert sorted(_said() - set(own) - set(shared)) == []
    assert [text for text, english in own.items() if not english] == []


def test_nothing_is_translated_that_nobody_says() -> None:
    assert sorted(set(_known(SERVICE / "translations")) - _said()) == []


def test_fields_of_a_text_survive_translation() -> None:
    def fields(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]", text))

    own = _known(SERVICE / "translations")
    assert [text for text, english in own.items() if fields(text) - fields(english)] == []
