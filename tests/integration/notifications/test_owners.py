"""The other services' internal APIs over real HTTP, and the fakes of the same ports: one contract for both."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from werkzeug import Request, Response
from werkzeug.serving import make_server

from services.notifications.adapters.owners import (
    CALLER,
    PRODUCERS,
    HttpDigestSource,
    HttpNoticeSource,
    HttpPartnerDirectory,
)
from services.notifications.domain.digests import PARIS, DigestItem, PartnerFacts, window
from services.notifications.domain.notices import Attachment, Notice, Recipient
from services.notifications.domain.ports import Told
from shared.errors import Permanent, Transient
from shared.internal import InternalClient
from shared.settings import SERVICES, Settings
from tests.unit.notifications.fakes import FakeDigests, FakeDirectory, FakeNotices

EVENT, PARTNER, TERRITORY = (UUID(int=number) for number in (1, 2, 3))
Answers = dict[str, tuple[int, Any]]
NOTICE = {
    "kind": "link_renewed",
    "recipient": {"key": "candidate:1", "name": "Zoé\r\nBcc: x", "email": "zoe@exemple.fr", "locale": None, "age": 16},
    "context": {"first_name": "Zoé"},
    "attachments": [
        {"filename": "a/b.pdf", "content_type": "application/pdf", "content_base64": base64.b64encode(b"x").decode()}
    ],
    "priority": "later",
}
PARTNER_ANSWER = {
    "id": str(PARTNER),
    "territory_id": str(TERRITORY),
    "kind": "host",
    "name": "ORDIVAL",
    "contact_name": None,
    "contact_email": "o@exemple.fr",
    "locale": None,
    "city": "Vitry",
}


class Owner:
    """A server that answers as told, and remembers who asked."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self.asked: list[tuple[str, str, bool]] = []

    def __call__(self, environ: Any, start_response: Any) -> Any:
        request = Request(environ)
        asked = (request.path, request.query_string.decode(), "Authorization" in request.headers)
        self.asked.append(asked)
        status, body = self.answers.get(request.path, (404, {}))
        return Response(json.dumps(body), status, content_type="application/json")(environ, start_response)


@contextmanager
def _serving(owner: Owner) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, owner, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join(10)
        server.server_close()


Ask = Callable[[str], InternalClient]


@pytest.fixture
def owner() -> Owner:
    return Owner({})


@pytest.fixture
def ask(owner: Owner, settings: Settings) -> Iterator[Ask]:
    with _serving(owner) as url:
        here = replace(settings, service_urls=dict.fromkeys(SERVICES, url))
        yield lambda callee: InternalClient(here, caller=CALLER, callee=callee)


def test_notices_are_read_whole_and_in_one_line(owner: Owner, ask: Ask) -> None:
    path = f"/internal/contracts/notices/{EVENT}"
    owner.answers[path] = (200, {"territory_id": str(TERRITORY), "notices": [NOTICE], "new_field": 1})
    told = HttpNoticeSource({"contracts": ask("contracts")}).notices("contracts", EVENT)
    recipient = Recipient("candidate:1", "Zoé Bcc: x", "zoe@exemple.fr", "fr")
    attachment = Attachment("a-b.pdf", "application/pdf", b"x")
    assert told == Told(TERRITORY, (Notice("link_renewed", recipient, {"first_name": "Zoé"}, (attachment,)),))
    assert owner.asked == [(path, "", True)]


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (503, {}, Transient),
        (429, {}, Transient),
        (404, {}, Permanent),
        (200, {"notices": [{"kind": "x"}]}, Permanent),
        (200, {"notices": [NOTICE | {"attachments": [{"filename": "a", "content_type": "b", "content_base64": "%"}]}]},
         Permanent),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_named_for_what_it_is(
    owner: Owner, ask: Ask, status: int, body: Any, error: type[Exception]
) -> None:
    owner.answers[f"/internal/recruitment/notices/{EVENT}"] = (status, body)
    with pytest.raises(error) as raised:
        HttpNoticeSource({"recruitment": ask("recruitment")}).notices("recruitment", EVENT)
    assert type(raised.value) is error
    assert "Zoé" not in str(raised.value)


def test_an_owner_that_is_not_there_is_transient(settings: Settings) -> None:
    gone = replace(settings, service_urls=dict.fromkeys(SERVICES, "http://127.0.0.1:1"))
    with pytest.raises(Transient):
        HttpPartnerDirectory(InternalClient(gone, caller=CALLER, callee="portal")).partner(PARTNER)


def test_a_partner_is_read_with_what_it_lacks(owner: Owner, ask: Ask) -> None:
    owner.answers[f"/internal/portal/partners/{PARTNER}"] = (200, PARTNER_ANSWER)
    facts = HttpPartnerDirectory(ask("portal")).partner(PARTNER)
    assert facts == PartnerFacts(PARTNER, TERRITORY, "host", "ORDIVAL", "", "o@exemple.fr", "fr", active=True)


def test_digests_ask_every_producer_about_the_same_window(owner: Owner, ask: Ask) -> None:
    week = window(datetime(2026, 10, 12, 8, 0, tzinfo=PARIS), told_until=None)
    for producer in PRODUCERS:
        items = [{"title": producer, "text": "x"}]
        owner.answers[f"/internal/{producer}/digests/{PARTNER}"] = (200, {"items": items})
    source = HttpDigestSource({producer: ask(producer) for producer in PRODUCERS})
    assert source.items(PARTNER, week) == [DigestItem("recruitment", "x"), DigestItem("contracts", "x")]
    query = "since=2026-10-05T06:00:00%2B00:00&until=2026-10-12T06:00:00%2B00:00"
    assert [asked[1].replace("%3A", ":") for asked in owner.asked] == [query] * 2


def test_fakes_and_adapters_fail_alike(owner: Owner, ask: Ask) -> None:
    week = window(datetime(2026, 10, 12, 8, 0, tzinfo=PARIS), told_until=None)
    clients = {producer: ask(producer) for producer in PRODUCERS}
    owner.answers[f"/internal/recruitment/digests/{PARTNER}"] = (503, {})
    for source in (FakeNotices(), HttpNoticeSource(clients)):
        with pytest.raises(Permanent):
            source.notices("recruitment", uuid4())
    for directory in (FakeDirectory(), HttpPartnerDirectory(ask("portal"))):
        with pytest.raises(Permanent):
            directory.partner(uuid4())
    for digests in (FakeDigests(down={PARTNER}), HttpDigestSource(clients)):
        with pytest.raises(Transient):
            digests.items(PARTNER, week)
