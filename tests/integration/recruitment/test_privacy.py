"""What must not leave: personal data in messages, logs and database; files of a registration that was refused."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from sqlalchemy import event, inspect, text

from services.recruitment.app import SERVICE, create_app
from services.recruitment.domain.errors import SchoolUnknown
from services.recruitment.domain.vocabulary import FileKind
from services.recruitment.usecases.register_candidate import RegisterCandidate, Upload, register_candidate
from shared.clock import FixedClock
from shared.errors import DomainError, TooLarge
from shared.testkit.fixtures import RuntimeFor, sign_in
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.recruitment.world import PDF, World, make_world
from tests.unit.recruitment.samples import SEASON, application, parent

pytestmark = pytest.mark.integration
SECRETS = ("Sentinelle", "sentinelle@courriel.example", "1 rue du Secret", "+33639989999", "2009-12-24")


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock)


def sentinel(world: World) -> None:
    """A minor whose every field would be recognised."""
    guardians = (parent(email="parent.sentinelle@famille.example"), parent())
    world.scored(
        first_name="Sentinelle",
        last_name="Sentinelle",
        email="sentinelle@courriel.example",
        address="1 rue du Secret",
        phone="+33639989999",
        birth_date=SEASON.starts_on.replace(year=2009, month=12, day=24),
        guardians=guardians,
    )


def test_messages_carry_ids_only(world: World, publisher: RecordingPublisher) -> None:
    sentinel(world)

    sent = json.dumps([asdict(message) for message in publisher.messages], default=str)

    assert [secret for secret in SECRETS if secret in sent] == []


def test_the_database_never_holds_a_name_in_the_clear(world: World) -> None:
    sentinel(world)

    with world.runtime.reading() as session:
        tables = inspect(session.connection()).get_table_names()
        rows = [str(tuple(row)) for table in tables for row in session.execute(text(f'SELECT * FROM "{table}"'))]  # noqa: S608

    assert [secret for secret in SECRETS if any(secret in row for row in rows)] == []


def test_the_log_of_a_request_names_nobody(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    sentinel(world)
    client = sign_in(create_app(world.runtime).test_client(), "coordinator")

    page = client.get("/recrutement/").get_data(as_text=True)

    assert "Sentinelle" in page
    printed = capsys.readouterr()
    assert [secret for secret in SECRETS if secret in printed.out + printed.err] == []


def stored_files(folder: Path) -> list[str]:
    return [path.name for path in (folder / "files" / "recruitment").rglob("*") if path.is_file()]


@pytest.mark.parametrize(
    ("school", "letter", "refusal"),
    [("not-a-school", PDF, SchoolUnknown), ("none", b"%PDF-" + b"0" * 11 * 1024 * 1024, TooLarge)],
)
def test_a_refused_registration_leaves_no_file(
    world: World, school: str, letter: bytes, refusal: type[DomainError]
) -> None:
    command = RegisterCandidate(
        submission_key=SEASON.id,
        season=SEASON,
        application=application(school=school),
        uploads=(Upload(FileKind.CV, PDF), Upload(FileKind.LETTER, letter)),
    )

    with pytest.raises(refusal):
        register_candidate(command, uow=world.runtime.unit_of_work(), clock=world.clock, files=world.runtime.files)

    assert stored_files(world.runtime.settings.var_dir) == []


def test_a_file_on_disk_is_unreadable(world: World) -> None:
    world.candidate()

    contents = [path.read_bytes() for path in world.runtime.settings.var_dir.rglob("*") if path.is_file()]

    assert [content for content in contents if PDF in content] == []


@pytest.mark.parametrize("path", ["/recrutement/", "/recrutement/modules/{module}", "/recrutement/jury"])
def test_a_longer_list_asks_no_more_questions(world: World, path: str) -> None:
    client = sign_in(create_app(world.runtime).test_client(), "coordinator")
    address = path.format(module=world.modules[0])

    def questions() -> int:
        asked: list[str] = []

        def note(*statement: object) -> None:
            asked.append(str(statement[2]))

        event.listen(world.runtime.engine, "before_cursor_execute", note)
        assert client.get(address).status_code == 200
        event.remove(world.runtime.engine, "before_cursor_execute", note)
        return len(asked)

    world.scored()
    one = questions()
    for _ in range(2):
        world.scored()

    assert questions() == one
