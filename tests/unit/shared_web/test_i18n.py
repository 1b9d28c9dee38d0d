"""French first, English complete, and the page stays where it is when the language changes."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_babel import gettext, ngettext

from shared.web.i18n import LANGUAGE_COOKIE, current_language, spaced, translate, translate_plural
from shared.web.rendering import with_query


@pytest.mark.parametrize(
    ("path", "cookie", "header", "language"),
    [
        ("/", "", "", "fr"),
        ("/", "", "de", "fr"),
        ("/", "", "en-GB,en;q=0.9", "en"),
        ("/", "fr", "en", "fr"),
        ("/?lang=en", "fr", "fr", "en"),
        ("/?lang=xx", "en", "fr", "en"),
    ],
)
def test_the_address_wins_over_the_cookie_and_the_cookie_over_the_browser(
    app: Flask, path: str, cookie: str, header: str, language: str
) -> None:
    headers = {"Cookie": f"{LANGUAGE_COOKIE}={cookie}", "Accept-Language": header}
    with app.test_request_context(path, headers=headers):
        assert current_language() == language


def test_the_chosen_language_is_remembered(client: FlaskClient) -> None:
    client.get("/composants?lang=en")
    assert 'lang="en"' in client.get("/composants").get_data(as_text=True)[:200]


def test_the_switch_keeps_the_page_and_its_arguments(client: FlaskClient) -> None:
    page = client.get("/composants?page=3&q=d%27H%C3%B4pital").get_data(as_text=True)
    assert 'href="/composants?page=3&amp;q=d%27H%C3%B4pital&amp;lang=en"' in page


def test_the_switch_never_leads_to_another_host(app: Flask) -> None:
    with app.test_request_context("/", environ_overrides={"PATH_INFO": '//autre.exemple/\\"'}):
        assert with_query(lang="en") == "/autre.exemple/%5C%22?lang=en"


def test_french_counts_nought_as_singular_and_english_does_not(app: Flask) -> None:
    words = ("dans %(num)d jour", "dans %(num)d jours")
    with app.test_request_context("/?lang=fr"):
        assert [ngettext(*words, count) for count in (0, 1, 2)] == ["dans 0 jour", "dans 1 jour", "dans 2 jours"]
    with app.test_request_context("/?lang=en"):
        assert [ngettext(*words, count) for count in (0, 1, 2)] == ["in 0 days", "in 1 day", "in 2 days"]


def test_outside_a_request_the_language_is_told() -> None:
    assert translate("Page %(page)s sur %(pages)s", "en", page=1, pages=2) == "Page 1 of 2"
    assert translate("Ce lien a expiré.", "fr") == "Ce lien a expiré."
    assert translate("Ce lien a expiré.", "en", service="portal") == "This link has expired."
    assert translate_plural("dans %(num)d jour", "dans %(num)d jours", 3, "en") == "in 3 days"


def test_a_text_without_translation_stays_french(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        assert gettext("Texte que personne n’a traduit") == "Texte que personne n’a traduit"


def test_no_line_breaks_before_a_french_sign() -> None:
    assert spaced("Vraiment ? « Oui » : 14:30 ; fin !") == "Vraiment\xa0? «\xa0Oui\xa0»\xa0: 14:30\xa0; fin\xa0!"
