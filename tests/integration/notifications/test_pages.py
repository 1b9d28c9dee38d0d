"""The mailbox, its decisions and the way out of the weekly letter, through HTTP."""

from __future__ import annotations

import re
from datetime import datetime
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from services.notifications.app import create_app
from services.notifications.domain.digests import PARIS, DigestItem
from services.notifications.domain.notices import Attachment
from services.notifications.tasks import sweep_digests
from shared.testkit.fixtures import service_headers, sign_in
from tests.integration.notifications.conftest import World
from tests.unit.notifications.fakes import REFUSED, VANISH, notice

BOX = "/notifications/boite"
PDF = Attachment("contrat-zoé.pdf", "application/pdf", b"%PDF-1.7 x")
OUTSIDERS = ["trainer", "observer"]


@pytest.fixture
def client(world: World) -> FlaskClient:
    return create_app(world.runtime).test_client()


def _letter(world: World) -> str:
    """The path of the unsubscribe page, from the mail itself."""
    partner = world.partner()
    world.digests.items_of[partner.id] = [DigestItem("A", "B")]
    world.clock.move(to=datetime(2026, 10, 12, 9, 0, tzinfo=PARIS))
    sweep_digests(world.runtime)
    found = re.search(rb"List-Unsubscribe: <http://localhost(\S+)>", world.only().mime)
    assert found
    return found[1].decode()


def test_an_empty_mailbox_says_what_will_fill_it(world: World, client: FlaskClient) -> None:
    page = sign_in(client, "hr").get(BOX)
    assert (page.status_code, "Aucun message pour l’instant" in page.text) == (200, True)


def test_the_mailbox_lists_counts_and_filters(world: World, client: FlaskClient) -> None:
    world.tell(notice(), notice("guardian_informed", email="awa@exemple.fr", key="guardian:1"))
    world.tell(notice(email=f"{REFUSED}@exemple.fr", key="candidate:2"))
    world.drain()
    sign_in(client, "coordinator")

    def shown(query: str) -> list[str]:
        page = client.get(f"{BOX}?{query}&lang=fr")
        assert page.status_code == 200
        return sorted(re.findall(r'<span class="hint">(\S+@\S+)</span>', page.text))

    everyone = ["awa@exemple.fr", "refused@exemple.fr", "zoe@exemple.fr"]
    assert shown("") == everyone
    assert shown("kind=guardian_informed") == ["awa@exemple.fr"]
    assert shown("state=failed") == ["refused@exemple.fr"]
    sought = client.post(BOX, data={"kind": "", "state": "", "person": "AWA@exemple.fr"})
    assert sought.status_code == 303
    assert "exemple" not in sought.headers["Location"]
    assert shown(sought.headers["Location"].partition("?")[2]) == ["awa@exemple.fr"]
    assert shown("person=candidate:2") == ["refused@exemple.fr"]
    assert shown("kind=guardian_informed&state=failed") == []
    assert shown("kind=&state=&person=&page=9") == everyone
    assert shown("state=eaten") == everyone


def test_long_lists_come_in_pages_with_the_same_number_of_queries(world: World, client: FlaskClient) -> None:
    for number in range(27):
        world.tell(notice(key=f"candidate:{number}", email=f"a{number}@exemple.fr"))
    sign_in(client, "hr")
    first, second = (client.get(f"{BOX}?page={page}").text for page in (1, 2))
    assert [len(re.findall(r'<span class="hint">a\d+@', page)) for page in (first, second)] == [25, 2]


def test_a_mail_is_shown_as_sent_with_its_files_and_its_story(world: World, client: FlaskClient) -> None:
    world.tell(notice(attachments=(PDF,)))
    world.drain()
    path = f"{BOX}/{world.only().id}"
    page = sign_in(client, "hr").get(path)
    assert page.status_code == 200
    for words in ("Ta place est réservée", "contrat-zoé.pdf", "Accepté par le serveur de messagerie", "Message-ID"):
        assert words in page.text
    body = client.get(f"{path}/corps")
    assert "<h1" in body.text
    assert "c2FtcGxlLXRva2Vu" not in body.text + page.text
    policy = body.headers["Content-Security-Policy"]
    assert ("script-src" in policy, "sandbox" in policy, "X-Frame-Options" in body.headers) == (False, True, False)
    file = client.get(f"{path}/fichiers/0")
    assert (file.data, file.mimetype) == (PDF.content, "application/pdf")
    assert file.headers["Content-Disposition"].startswith("attachment;")
    assert client.get(f"{path}/fichiers/7").status_code == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_has_its_page(world: World, client: FlaskClient, language: str) -> None:
    for number, local in enumerate(("a", REFUSED, VANISH)):
        world.tell(notice(email=f"{local}@exemple.fr", key=f"candidate:{number}"))
    world.drain()
    sign_in(client, "hr")
    statuses = {d.state: client.get(f"{BOX}/{d.id}?lang={language}").status_code for d in world.deliveries()}
    assert statuses == {"sent": 200, "failed": 200, "unknown": 200}


def test_a_failed_mail_is_sent_again_by_hand(world: World, client: FlaskClient) -> None:
    world.tell(notice(email=f"{REFUSED}@exemple.fr"))
    world.drain()
    failed = world.only()
    sign_in(client, "hr")
    assert "Renvoyer" in client.get(f"{BOX}/{failed.id}?lang=fr").text
    assert client.post(f"{BOX}/{failed.id}/renvoyer").status_code == 303
    again = world.only()
    assert (again.state, again.attempts, again.message_id) == ("queued", 0, failed.message_id)
    assert client.post(f"{BOX}/{failed.id}/renvoyer").status_code == 409


def test_an_unknown_fate_is_decided_by_a_person(world: World, client: FlaskClient) -> None:
    world.tell(notice(email=f"{VANISH}@exemple.fr"))
    world.drain()
    delivery = world.only()
    sign_in(client, "hr")
    assert "Considérer comme envoyé" in client.get(f"{BOX}/{delivery.id}?lang=fr").text
    assert client.post(f"{BOX}/{delivery.id}/envoye").status_code == 303
    assert world.states() == ["sent"]
    assert "Considéré comme envoyé" in client.get(f"{BOX}/{delivery.id}?lang=fr").text
    assert client.post(f"{BOX}/{delivery.id}/envoye").status_code == 409


def test_an_address_that_is_none_cannot_be_sent_to_again(world: World, client: FlaskClient) -> None:
    world.tell(notice(email="zoe"))
    assert sign_in(client, "hr").post(f"{BOX}/{world.only().id}/renvoyer").status_code == 409
    assert world.states() == ["failed"]


def test_another_territorys_mail_is_not_there(world: World, client: FlaskClient) -> None:
    world.tell(notice(), territory_id=uuid4())
    path = f"{BOX}/{world.only().id}"
    sign_in(client, "hr")
    got = [client.get(path + tail).status_code for tail in ("", "/corps", "/fichiers/0")]
    posted = [client.post(path + tail).status_code for tail in ("/renvoyer", "/envoye")]
    assert (got, posted) == ([404, 404, 404], [404, 404])
    assert client.get("/api/notifications/v1/deliveries").json["total"] == 0  # type: ignore[index]  # a JSON object


@pytest.mark.parametrize("role", OUTSIDERS)
def test_other_staff_is_refused_everywhere(world: World, client: FlaskClient, role: str) -> None:
    world.tell(notice())
    path = f"{BOX}/{world.only().id}"
    sign_in(client, role)
    pages = [BOX, path, f"{path}/corps", f"{path}/fichiers/0", "/notifications/fragments/resume"]
    assert [client.get(page).status_code for page in [*pages, "/api/notifications/v1/deliveries"]] == [403] * 6


def test_an_admin_reads_and_does_not_decide(world: World, client: FlaskClient) -> None:
    world.tell(notice(email=f"{REFUSED}@exemple.fr"))
    world.drain()
    path = f"{BOX}/{world.only().id}"
    sign_in(client, "admin")
    assert (client.get(path).status_code, client.post(f"{path}/renvoyer").status_code) == (200, 403)


def test_the_api_answers_pages_of_deliveries(world: World, client: FlaskClient) -> None:
    world.tell(notice())
    answer = sign_in(client, "hr").get("/api/notifications/v1/deliveries?kind=slot_booked").json
    assert answer is not None
    (row,) = answer["deliveries"]
    assert {key: answer[key] for key in ("total", "page", "pages")} == {"total": 1, "page": 1, "pages": 1}
    assert {key: row[key] for key in ("kind", "state", "address", "recipient_key")} == {
        "kind": "slot_booked",
        "state": "queued",
        "address": "zoe@exemple.fr",
        "recipient_key": notice().recipient.key,
    }


@pytest.mark.parametrize("query", ["state=eaten", "page=0", "shoe=38"])
def test_the_api_refuses_what_it_does_not_know(world: World, client: FlaskClient, query: str) -> None:
    answer = sign_in(client, "hr").get(f"/api/notifications/v1/deliveries?{query}")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")


def test_the_home_page_gets_its_counts(world: World, client: FlaskClient) -> None:
    world.tell(notice(), notice("link_renewed", email=f"{REFUSED}@exemple.fr"))
    world.drain()
    page = sign_in(client, "hr").get("/notifications/fragments/resume").text
    assert re.findall(r'tile-value">(\d+)', page) == ["1", "0", "1"]


def test_the_letters_page_changes_nothing_until_its_button(world: World, client: FlaskClient) -> None:
    path = _letter(world)
    assert "Ne plus recevoir la lettre" in client.get(f"{path}?lang=fr").text
    assert "Ne plus recevoir la lettre" in client.get(f"{path}?lang=fr").text
    assert client.post(path).status_code == 303
    assert "C’est fait" in client.get(f"{path}?lang=fr").text
    world.clock.move(to=datetime(2026, 10, 19, 9, 0, tzinfo=PARIS))
    sweep_digests(world.runtime)
    assert len(world.deliveries()) == 1
    assert client.post(f"{path}/reprendre").status_code == 303
    sweep_digests(world.runtime)
    assert len(world.deliveries()) == 2


def test_a_mail_clients_own_button_works_without_cookies(world: World, client: FlaskClient) -> None:
    path = _letter(world)
    answer = client.post(path, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 303
    assert "La recevoir de nouveau" in client.get(f"{path}?lang=fr").text


def test_a_foreign_or_invented_link_opens_nothing(world: World, client: FlaskClient) -> None:
    path = _letter(world)
    assert [client.post(p).status_code for p in (path[:-1] + "A" * 2, "/notifications/lettre/x")] == [404, 404]


def test_notifications_has_nothing_to_tell_about_its_own_events(world: World, client: FlaskClient) -> None:
    path = f"/internal/notifications/notices/{uuid4()}"
    assert client.get(path).status_code == 401
    assert client.get(path, headers=service_headers("portal")).json == {"notices": []}
