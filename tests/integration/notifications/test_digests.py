"""Weekly letters: each partner once a week, whatever the clock does, and never an empty one."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from services.notifications.domain.digests import PARIS, DigestItem, latest_monday, window
from services.notifications.domain.ports import MailWriter
from services.notifications.models import DigestRun
from services.notifications.tasks import sweep_digests
from services.notifications.usecases.write_digest import Desk, WriteDigest, write_digest
from tests.integration.notifications.conftest import World

NEWS = [DigestItem("Quatre inscrits", "Zoé & Ken ont choisi leur séance.")]
MONDAY = datetime(2026, 10, 12, 8, 0, tzinfo=PARIS)


def _runs(world: World) -> list[tuple[str, int]]:
    with world.runtime.reading() as db:
        return [(run.week, run.items) for run in db.scalars(select(DigestRun).order_by(DigestRun.until))]


def test_a_letter_on_monday_at_eight_and_one_only(world: World) -> None:
    partner = world.partner()
    world.digests.items_of[partner.id] = NEWS
    world.clock.move(to=MONDAY)
    sweep_digests(world.runtime)
    sweep_digests(world.runtime)
    delivery = world.only()
    assert (delivery.kind, delivery.recipient_key, delivery.state) == (
        "partner_digest",
        f"partner:{partner.id}",
        "queued",
    )
    assert delivery.subject == "Vos nouvelles\u00a0: semaine du 5 au 11 octobre 2026"
    assert world.digests.asked == [(partner.id, window(MONDAY, told_until=None))]
    assert _runs(world) == [("2026-W42", 1)]


def test_the_next_monday_tells_what_came_since(world: World) -> None:
    partner = world.partner()
    for monday in (MONDAY, MONDAY.replace(day=19)):
        world.clock.move(to=monday)
        sweep_digests(world.runtime)
    assert [(asked.since, asked.until) for _, asked in world.digests.asked] == [
        (MONDAY.replace(day=5), MONDAY),
        (MONDAY, MONDAY.replace(day=19)),
    ]
    assert [run[1] for run in _runs(world)] == [0, 0]
    assert world.deliveries() == []
    assert partner.active


def test_a_clock_that_jumps_weeks_brings_one_letter_about_all_of_them(world: World) -> None:
    partner = world.partner()
    world.clock.move(to=MONDAY)
    sweep_digests(world.runtime)
    world.digests.items_of[partner.id] = NEWS
    world.clock.move(to=datetime(2026, 11, 4, 15, 0, tzinfo=PARIS))
    sweep_digests(world.runtime)
    assert world.only().subject == "Vos nouvelles\u00a0: semaine du 12 octobre au 1er novembre 2026"
    assert _runs(world) == [("2026-W42", 0), ("2026-W45", 1)]


def test_before_eight_the_week_before_is_the_latest(world: World) -> None:
    world.partner()
    world.clock.move(to=MONDAY.replace(hour=7, minute=59))
    sweep_digests(world.runtime)
    assert _runs(world) == [("2026-W41", 0)]


def test_a_partner_whose_news_cannot_be_had_waits_and_holds_up_nobody(world: World) -> None:
    waiting, other = world.partner(), world.partner(name="ORDIVAL", contact_email="o@exemple.fr")
    world.digests.items_of = {waiting.id: NEWS, other.id: NEWS}
    world.digests.down = {waiting.id}
    world.clock.move(to=MONDAY)
    sweep_digests(world.runtime)
    assert [delivery.recipient_key for delivery in world.deliveries()] == [f"partner:{other.id}"]
    world.digests.down = set()
    sweep_digests(world.runtime)
    assert sorted(delivery.recipient_key for delivery in world.deliveries()) == sorted(
        f"partner:{partner.id}" for partner in (waiting, other)
    )


def test_inactive_partners_get_none(world: World) -> None:
    world.partner(active=False)
    world.clock.move(to=MONDAY)
    sweep_digests(world.runtime)
    assert (_runs(world), world.digests.asked) == ([], [])


def test_two_sweepers_that_meet_write_one_letter(world: World) -> None:
    partner = world.partner()
    world.clock.move(to=MONDAY)
    desk = Desk(world.runtime.port(MailWriter), world.runtime.url)  # type: ignore[type-abstract]
    week = window(latest_monday(world.clock.now()), told_until=None)
    command = WriteDigest(partner, week, NEWS)
    written = [write_digest(command, uow=world.runtime.unit_of_work(), clock=world.clock, desk=desk) for _ in range(2)]
    assert (written, len(world.deliveries())) == ([True, False], 1)


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_letter_says_how_to_leave_in_headers_and_body(world: World, locale: str) -> None:
    partner = world.partner(locale=locale)
    world.digests.items_of[partner.id] = NEWS
    world.clock.move(to=MONDAY)
    sweep_digests(world.runtime)
    mime = world.only().mime.decode()
    (header,) = [line for line in mime.splitlines() if line.startswith("List-Unsubscribe:")]
    assert header.startswith("List-Unsubscribe: <http://localhost/notifications/lettre/")
    assert "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in mime
