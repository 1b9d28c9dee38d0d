"""What every answer carries: protection, no trace in the browser, and errors with a way out."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient

from shared.links import LinkExpired, LinkHolder
from shared.testkit.fixtures import sign_in
from shared.web.assets import STATIC, asset
from shared.web.error_pages import render_error_page
from shared.web.rendering import ForeignAddress, is_local, redirect_to

NOTE = {"email": "zoe@exemple.fr", "note": "Une phrase assez longue pour avoir coûté du temps.", "password": "sesame"}


def test_pages_forbid_inline_scripts_frames_and_traces(client: FlaskClient) -> None:
    headers = client.get("/composants").headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_carry_no_inline_script_and_no_inline_style(client: FlaskClient) -> None:
    page = client.get("/composants").get_data(as_text=True)
    assert re.findall(r"<style|style=|<script(?! src)|\son\w+=", page) == []


@pytest.mark.parametrize("name", sorted(path.name for path in STATIC.iterdir()))
def test_static_files_are_kept_for_ever_under_their_digest(client: FlaskClient, name: str) -> None:
    answer = client.get(asset(name))
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    answer.close()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, 403),
        ({"Origin": "http://localhost"}, 200),
        ({"Origin": "http://localhost:81"}, 403),
        ({"Origin": "https://autre.exemple"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 200),
    ],
)
def test_only_our_own_pages_may_send_forms(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    answer = sign_in(client, "hr").post("/note", data={}, headers=headers)
    assert answer.status_code == (422 if status == 200 else status)


def test_reading_is_open_to_links_from_anywhere(client: FlaskClient) -> None:
    assert client.get("/composants", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


def test_after_an_action_the_next_page_says_what_was_done(client: FlaskClient) -> None:
    answer = sign_in(client, "hr").post("/note", data=NOTE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/note")
    assert "C’est noté." in client.get("/note").get_data(as_text=True)
    assert "C’est noté." not in client.get("/note").get_data(as_text=True)


def test_a_refused_form_comes_back_with_its_status(client: FlaskClient) -> None:
    assert sign_in(client, "hr").post("/note", data={**NOTE, "email": "prise@exemple.fr"}).status_code == 409


@pytest.mark.parametrize(
    "address", ["https://autre.exemple", "//autre.exemple", "/\\autre.exemple", "note", "/a\nb", ""]
)
def test_redirects_stay_in_the_suite(address: str) -> None:
    assert is_local(address) is False
    with pytest.raises(ForeignAddress):
        redirect_to(address)


def test_a_page_asked_for_without_a_session_leads_to_the_sign_in_and_back(client: FlaskClient) -> None:
    answer = client.get("/note?page=2")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/connexion?suite=/note%3Fpage%3D2")


def test_a_form_sent_after_the_session_ended_is_kept_but_never_its_password(client: FlaskClient) -> None:
    answer = client.post("/note?page=2", data={**NOTE, "tags": ["a", "b"]})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 401
    assert 'action="/note?page=2"' in page
    assert '<input type="hidden" name="email" value="zoe@exemple.fr">' in page
    assert re.findall(r'name="tags" value="(\w)"', page) == ["a", "b"]
    assert "sesame" not in page
    assert "les mots de passe et les codes ne sont pas gardés" in page


def test_a_kept_form_can_be_sent_again_once_signed_in(client: FlaskClient) -> None:
    page = client.post("/note", data={**NOTE, "note": '"<Guillemets> & signes" d’une phrase bien longue.'}).get_data(
        as_text=True
    )
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page))
    assert fields == {
        "email": "zoe@exemple.fr",
        "note": "&#34;&lt;Guillemets&gt; &amp; signes&#34; d’une phrase bien longue.",
    }
    assert sign_in(client, "hr").post("/note", data=fields).status_code == 303


def test_an_unexpected_failure_never_says_what_the_exception_said(client: FlaskClient) -> None:
    answer = client.get("/panne")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "Confidentielle" not in page
    assert "Une erreur est survenue de notre côté" in page
    assert answer.headers["X-Request-ID"] in page


@pytest.mark.parametrize(
    ("path", "status", "title"),
    [("/conflit", 409, "La situation a changé"), ("/nulle-part", 404, "Cette page n’existe pas")],
)
def test_errors_have_words_and_a_way_out(client: FlaskClient, path: str, status: int, title: str) -> None:
    answer = client.get(path, headers={"Referer": "http://localhost/composants"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert f"<h1>{title}</h1>" in page
    assert 'href="/composants">Revenir à la page précédente' in page


def test_errors_come_in_english_too(client: FlaskClient) -> None:
    assert "<h1>Things have changed</h1>" in client.get("/conflit?lang=en").get_data(as_text=True)


def test_the_menu_shows_what_the_role_opens(client: FlaskClient) -> None:
    assert "Navigation principale" not in client.get("/composants").get_data(as_text=True)
    page = sign_in(client, "observer").get("/composants").get_data(as_text=True)
    menu = page.split("Navigation principale")[1].split("</nav>")[0]
    assert re.findall(r'href="([^"]+)"', menu) == ["/", "/recrutement/"]


def expired(app: Flask, purpose: str, **request: Any) -> str:
    holder = LinkHolder(uuid4(), purpose, uuid4(), f"{purpose}:1", "token")
    with app.test_request_context("/recrutement/moi/token", **request):
        answer = render_error_page(LinkExpired(holder), 410)
        assert answer.status_code == 410
        return answer.get_data(as_text=True)


def test_an_expired_link_offers_a_new_one(app: Flask) -> None:
    assert 'href="/recrutement/lien"' in expired(app, "candidate")
    assert "Écrivez à la personne qui suit votre dossier" in expired(app, "papers")


def test_an_expired_link_gives_back_what_was_written(app: Flask) -> None:
    page = expired(
        app, "candidate", method="POST", data={"why": "Un déménagement, et un lycée bien plus loin qu’avant."}
    )
    assert "Un déménagement, et un lycée bien plus loin qu’avant." in page
