"""The team's pages: season, module, attendance, sheets, blind scoring, files."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from services.recruitment.app import SERVICE, create_app
from services.recruitment.domain.scoring import GRID
from services.recruitment.models import Booking
from shared.clock import FixedClock
from shared.db.tables import ACCESS_LOG
from shared.testkit.fixtures import TERRITORY, RuntimeFor, sign_in
from tests.integration.recruitment.world import FIRST_START, World, make_world
from tests.unit.recruitment.samples import SCHOOL, SEASON

pytestmark = pytest.mark.integration
OTHER_TERRITORY = UUID("7e000000-0000-4000-8000-000000000002")
MARKS = {f"marks-{cell.key}": "4" for cell in GRID}


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock)


def staff(world: World, *roles: str, territory_id: UUID = TERRITORY, account_id: UUID = TERRITORY) -> FlaskClient:
    client = create_app(world.runtime).test_client()
    return sign_in(client, *roles, territory_id=territory_id, account_id=account_id)


def text(client: FlaskClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.get_data(as_text=True)


def openings(world: World, candidate_id: UUID) -> list[str]:
    with world.runtime.reading() as session:
        log = ACCESS_LOG.c
        return sorted(session.scalars(select(log.action).where(log.subject_id == candidate_id)))


def test_the_overview_counts_lists_and_filters(world: World) -> None:
    world.book(world.candidate(last_name="Kervella-Ngom"))
    world.candidate(last_name="O’Brien", school="none")
    client = staff(world, "coordinator")

    everyone = text(client, "/recrutement/")
    booked = text(client, "/recrutement/?stage=booked")
    nobody = text(client, "/recrutement/?stage=selected")

    assert ("Kervella-Ngom" in everyone, "O’Brien" in everyone) == (True, True)
    assert ("Kervella-Ngom" in booked, "O’Brien" in booked) == (True, False)
    assert "Aucune candidature ne correspond à ce filtre." in nobody
    assert SCHOOL.name in everyone


def test_a_long_list_is_cut_into_pages(world: World) -> None:
    for number in range(27):
        world.candidate(last_name=f"Candidat-{number}")
        world.clock.move(by=timedelta(minutes=1))
    client = staff(world, "hr")

    first, second = text(client, "/recrutement/"), text(client, "/recrutement/?page=2")

    assert (first.count("/recrutement/candidatures/"), second.count("/recrutement/candidatures/")) == (25, 2)


def test_empty_states_say_what_to_do(runtime_for: RuntimeFor, clock: FixedClock) -> None:
    world = make_world(runtime_for(SERVICE), clock)
    client = staff(world, "coordinator")

    assert "Aucune candidature pour l’instant." in text(client, "/recrutement/")
    assert "Personne n’a encore réservé ce module." in text(client, f"/recrutement/modules/{world.modules[0]}")
    assert "Personne n’est encore venu à un module." in text(client, "/recrutement/jury")
    elsewhere = staff(world, "coordinator", territory_id=OTHER_TERRITORY)
    assert "Aucune saison n’est ouverte." in text(elsewhere, "/recrutement/")


def test_the_home_pages_block_counts_without_a_frame(world: World) -> None:
    world.book(world.candidate())

    block = text(staff(world, "hr"), "/recrutement/fragments/resume")

    assert ("<html" in block, "Module du mercredi" in block, "1 sur 18" in block) == (False, True, True)
    elsewhere = staff(world, "hr", territory_id=OTHER_TERRITORY)
    assert "Aucune saison n’est ouverte." in text(elsewhere, "/recrutement/fragments/resume")


def test_a_module_is_opened_once_with_paris_hours(world: World) -> None:
    client = staff(world, "project_lead")
    form = {
        "season_id": str(SEASON.id),
        "title": "Module du jeudi",
        "date": "2026-10-29",
        "starts": "14:00",
        "ends": "17:00",
        "place": "Exploradôme",
        "address": "18 avenue Henri-Barbusse",
        "capacity": "12",
    }

    answers = [client.post("/recrutement/modules/ouvrir", data=form).status_code for _ in range(2)]

    assert answers == [303, 409]
    assert "jeudi 29 octobre 2026, de 14\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}00" in text(client, "/recrutement/")


def test_attendance_is_noted_from_half_an_hour_before(world: World, clock: FixedClock) -> None:
    candidate_id = world.candidate()
    booking_id = world.book(candidate_id)
    client = staff(world, "trainer")
    path = f"/recrutement/reservations/{booking_id}/presence"

    client.post(path, data={"attendance": "came"})
    early = world.stage(candidate_id)
    clock.move(to=FIRST_START)
    answer = client.post(path, data={"attendance": "came"})

    assert early == "booked"
    assert answer.location == f"/recrutement/modules/{world.modules[0]}#r-{booking_id}"
    assert world.stage(candidate_id) == "attended"


def test_an_excuse_given_ahead_frees_the_place_and_leaves_the_choice(world: World, clock: FixedClock) -> None:
    candidate_id = world.candidate()
    booking_id = world.book(candidate_id)
    client = staff(world, "coordinator")

    client.post(f"/recrutement/reservations/{booking_id}/presence", data={"attendance": "excused"})
    again = world.book(candidate_id, 1)

    assert (world.taken(0), world.taken(1)) == (0, 1)
    assert (world.stage(candidate_id), world.bookings(candidate_id)) == ("booked", ["active", "excused"])
    clock.move(to=FIRST_START)
    client.post(f"/recrutement/reservations/{booking_id}/presence", data={"attendance": "came"})
    assert world.stage(candidate_id) == "booked"
    assert again != booking_id


def test_opening_a_sheet_or_a_file_is_written_down(world: World) -> None:
    candidate_id = world.candidate()
    client = staff(world, "hr")

    page = text(client, f"/recrutement/candidatures/{candidate_id}")
    file = client.get(f"/recrutement/candidatures/{candidate_id}/fichiers/cv")

    assert "zoe" in page
    assert (file.mimetype, file.headers["Content-Disposition"]) == ("application/pdf", "attachment; filename=cv.pdf")
    assert openings(world, candidate_id) == ["open_sheet", "read_cv"]


def test_another_territory_finds_nothing_and_leaves_no_trace(world: World) -> None:
    candidate_id = world.candidate()
    booking_id = world.book(candidate_id)
    client = staff(world, "coordinator", "hr", territory_id=OTHER_TERRITORY)

    paths = ["", "/fichiers/cv", "/notes"]
    answers = [client.get(f"/recrutement/candidatures/{candidate_id}{path}").status_code for path in paths]

    assert answers == [404, 404, 404]
    assert client.get(f"/recrutement/modules/{world.modules[0]}").status_code == 404
    assert client.get(f"/recrutement/jury/{candidate_id}").status_code == 404
    attended = client.post(f"/recrutement/reservations/{booking_id}/presence", data={"attendance": "came"})
    assert attended.status_code == 404
    assert openings(world, candidate_id) == []


def test_an_assessor_sees_the_others_only_after_their_own_grid(world: World) -> None:
    candidate_id = world.attended()
    first, second = (staff(world, "trainer", account_id=uuid4()) for _ in range(2))
    path = f"/recrutement/candidatures/{candidate_id}/notes"

    first.post(path, data=MARKS | {"note": "Note-de-la-première-personne"})
    before = text(second, path)
    board_before = text(second, "/recrutement/jury")
    second.post(path, data=MARKS | {"note": "Note-de-la-deuxième-personne"})
    after = text(second, path)

    assert ("Note-de-la-première" in before, "Note-de-la-première" in after) == (False, True)
    assert ("cachée jusqu’à votre grille" in board_before, "4,00" in board_before) == (True, False)
    assert "4,00" in text(second, "/recrutement/jury")


def test_a_grid_is_complete_and_final(world: World) -> None:
    candidate_id = world.attended()
    client = staff(world, "observer")
    path = f"/recrutement/candidatures/{candidate_id}/notes"
    unseen = dict.fromkeys(MARKS, "unseen")

    assert client.post(path, data={**MARKS, "note": ""}).status_code == 422
    assert client.post(path, data={**MARKS, "marks-solo_technical": "6", "note": "x"}).status_code == 422
    assert client.post(path, data={**unseen, "note": "rien vu"}).status_code == 422
    assert client.post(path, data={**MARKS, "note": "Bien"}).status_code == 303
    assert client.post(path, data={**MARKS, "note": "Encore"}).status_code == 409


def test_a_grid_sent_after_the_session_ended_is_given_back_whole(world: World) -> None:
    path = f"/recrutement/candidatures/{world.attended()}/notes"
    stranger = create_app(world.runtime).test_client()

    answer = stranger.post(path, data=MARKS | {"note": "Prend le temps d’expliquer."})

    kept = ('value="Prend le temps d’expliquer."', 'name="marks-solo_technical" value="4"')
    assert answer.status_code == 401
    assert [field in answer.get_data(as_text=True) for field in kept] == [True, True]


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/recrutement/", "Recruitment modules"),
        ("/recrutement/modules/{module}", "People expected"),
        ("/recrutement/modules/ouvrir", "Open this module"),
        ("/recrutement/candidatures/{candidate}", "Who opened this sheet"),
        ("/recrutement/candidatures/{candidate}/notes", "Hand in my sheet"),
        ("/recrutement/jury", "Applications before the jury"),
        ("/recrutement/jury/{candidate}", "Save the decision"),
        ("/recrutement/inscription", "Send my registration"),
        ("/recrutement/lien", "Send my link"),
    ],
)
def test_every_page_speaks_english(world: World, path: str, heading: str) -> None:
    candidate_id = world.attended()
    client = staff(world, "coordinator")

    page = text(client, path.format(module=world.modules[0], candidate=candidate_id) + "?lang=en")

    assert ('<html lang="en"' in page, heading in page) == (True, True)


def test_somebody_who_did_not_come_cannot_be_scored(world: World) -> None:
    candidate_id = world.candidate()
    client = staff(world, "observer")
    path = f"/recrutement/candidatures/{candidate_id}/notes"

    assert "n’est pas notée présente" in text(client, path)
    assert client.post(path, data=MARKS | {"note": "x"}).status_code == 409


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("hr", "/recrutement/", 200),
        ("admin", "/recrutement/", 403),
        ("observer", "/recrutement/jury", 403),
        ("hr", "/recrutement/jury", 403),
        ("trainer", "/recrutement/jury", 200),
        ("trainer", "/recrutement/modules/ouvrir", 403),
    ],
)
def test_roles_open_what_they_need(world: World, role: str, path: str, status: int) -> None:
    assert staff(world, role).get(path).status_code == status


def test_strangers_are_sent_to_sign_in(world: World) -> None:
    answer = create_app(world.runtime).test_client().get("/recrutement/")

    assert (answer.status_code, answer.location.split("?")[0]) == (303, "/connexion")
    with world.runtime.reading() as session:
        assert session.scalars(select(func.count()).select_from(Booking)).one() == 0
