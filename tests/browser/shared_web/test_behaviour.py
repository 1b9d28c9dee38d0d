"""What the script adds, and what stays when there is none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Dialog, Page, expect

from shared.clock import system_now
from shared.sessions import COOKIE, StaffToken, sign_staff_token
from shared.testkit.fixtures import TERRITORY
from shared.testkit.runtimes import KEY
from tests.browser.pages import PHONE, View, faults, photograph, seen

ON_A_PHONE = View(PHONE)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with seen(browser, ON_A_PHONE, base_url=address) as context:
        yield context.new_page()


def sign_in(page: Page, address: str) -> None:
    token = StaffToken(TERRITORY, "Camille Test", frozenset({"hr"}), TERRITORY, system_now())
    page.context.add_cookies([{"name": COOKIE, "value": sign_staff_token(token, key=KEY), "url": address}])


def write_note(page: Page) -> None:
    page.get_by_label("Prénom").fill("Zoé d’Hôpital")
    page.get_by_label("Adresse e-mail").fill("zoe@exemple.fr")
    page.get_by_label("Pourquoi vous ?").fill("Une phrase assez longue pour avoir coûté du temps.")
    page.get_by_role("button", name="Envoyer ma candidature").click()


def test_a_block_is_fetched_and_looked_at_again(page: Page) -> None:
    page.goto("/fragments")
    expect(page.locator("#count")).to_have_text("5")


def test_focus_stays_where_it_was_when_a_block_is_replaced(page: Page) -> None:
    page.goto("/fragments")
    page.locator("#kept").focus()
    expect(page.locator("#count")).to_have_text("5")
    expect(page.locator("#kept")).to_be_focused()


def test_a_block_that_fails_leaves_a_link(page: Page) -> None:
    page.goto("/fragments")
    expect(page.get_by_text("Ce contenu n’a pas pu être chargé.")).to_be_visible()
    expect(page.get_by_role("link", name="Ouvrir la page")).to_have_attribute("href", f"{page.url[:-10]}/conflit")


def test_a_block_of_another_site_is_never_fetched(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/fragments")
    expect(page.locator("#count")).to_be_visible()
    assert [url for url in asked if "autre.exemple" in url] == []
    expect(page.get_by_role("link", name="Voir ailleurs")).to_be_visible()


def test_a_double_click_sends_once(page: Page, app: Flask) -> None:
    page.goto("/fragments")
    with page.expect_response("**/compte"):
        page.get_by_role("button", name="Compter").dblclick()
    expect(page.get_by_role("button", name="Envoi en cours…")).to_be_visible()
    assert app.extensions["counted"] == 1


def test_a_question_is_asked_first(page: Page, app: Flask) -> None:
    asked: list[str] = []

    def refuse(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.goto("/fragments")
    page.once("dialog", refuse)
    page.get_by_role("button", name="Supprimer").click()
    assert (asked, app.extensions.get("counted", 0)) == (["Vraiment ?"], 0)
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_response("**/compte"):
        page.get_by_role("button", name="Supprimer").click()
    assert app.extensions["counted"] == 1


def test_without_scripts_the_links_are_there(browser: Browser, address: str) -> None:
    with seen(browser, ON_A_PHONE, base_url=address, scripts=False) as context:
        page = context.new_page()
        page.goto("/fragments")
        page.get_by_role("link", name="Voir le bloc").click()
        expect(page.locator("#count")).to_be_visible()


def test_the_first_key_press_leads_past_the_menu(page: Page) -> None:
    page.goto("/composants")
    page.evaluate("document.activeElement.blur()")
    page.goto("/fragments")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_refused_form_takes_the_focus_and_leads_to_its_field(page: Page) -> None:
    page.goto("/composants")
    expect(page.get_by_role("alert").filter(has=page.get_by_role("heading"))).to_be_focused()
    page.get_by_role("link", name="Téléphone : ").click()
    expect(page.get_by_label("Téléphone")).to_be_focused()


def test_a_form_sent_after_the_session_ended_is_sent_again_whole(page: Page, address: str) -> None:
    sign_in(page, address)
    page.goto("/note")
    page.context.clear_cookies()
    write_note(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Votre session a pris fin ; rien n’est perdu")
    photograph(page, "renvoi", ON_A_PHONE)
    assert faults(page) == []
    sign_in(page, address)
    page.get_by_role("button", name="2. Renvoyer").click()
    expect(page.get_by_label("Adresse e-mail")).to_have_value("zoe@exemple.fr")
    expect(page.get_by_label("Pourquoi vous ?")).to_have_value("Une phrase assez longue pour avoir coûté du temps.")


def test_the_language_changes_and_the_page_stays(page: Page) -> None:
    page.goto("/composants?page=2")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Components")
    page.goto("/fragments")
    assert page.locator("html").get_attribute("lang") == "en"
