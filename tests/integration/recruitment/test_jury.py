"""The jury decides, then publishes once for everybody; schools learn of their own pupils only."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from services.recruitment.app import SERVICE, create_app
from services.recruitment.domain.errors import (
    DecisionLocked,
    DecisionMissing,
    NothingToPublish,
    NotScored,
    RankMissing,
    RankTaken,
    TooManySelected,
)
from services.recruitment.domain.jury import Proposal
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.usecases.deliberate import Decide, Publish, decide, publish_decisions
from services.recruitment.usecases.withdraw import Withdraw, withdraw
from shared.clock import FixedClock
from shared.errors import DomainError
from shared.testkit.fixtures import TERRITORY, RuntimeFor, service_headers, sign_in
from shared.testkit.runtimes import RecordingPublisher
from tests.integration.recruitment.world import World, make_world
from tests.unit.recruitment.samples import OTHER_SCHOOL, SCHOOL, SEASON

pytestmark = pytest.mark.integration


@pytest.fixture
def world(runtime_for: RuntimeFor, clock: FixedClock) -> World:
    return make_world(runtime_for(SERVICE), clock)


def decided(world: World, candidate_id: UUID, outcome: Outcome, *, rank: int | None = None) -> UUID:
    command = Decide(TERRITORY, candidate_id, Proposal(outcome, rank, "Vu au module."))
    return decide(command, uow=world.runtime.unit_of_work(actor="staff:1"), clock=world.clock)


def published(world: World) -> int:
    command = Publish(TERRITORY, SEASON.id)
    return publish_decisions(command, uow=world.runtime.unit_of_work(actor="staff:1"), clock=world.clock)


def three(world: World) -> dict[Outcome, UUID]:
    """One of each outcome, in two schools."""
    people = {
        Outcome.SELECTED: world.scored(5, first_name="Anaïs"),
        Outcome.RESERVE: world.scored(4, first_name="Théo", school=str(OTHER_SCHOOL.id)),
        Outcome.NOT_SELECTED: world.scored(2, first_name="Lila"),
    }
    for outcome, candidate_id in people.items():
        decided(world, candidate_id, outcome, rank=1 if outcome is Outcome.RESERVE else None)
    return people


def test_publishing_tells_everybody_once(world: World, publisher: RecordingPublisher) -> None:
    people = three(world)
    publisher.messages.clear()

    first, second = published(world), published(world)

    assert (first, second) == (3, 0)
    assert {outcome: world.stage(person) for outcome, person in people.items()} == {
        outcome: outcome.value for outcome in Outcome
    }
    assert Counter(publisher.tasks()) == {
        "contracts.on_decision_published": 3,
        "notifications.on_decision_published": 3,
        "notifications.on_school_results_published": 2,
    }


def test_two_who_publish_at_once_publish_once(world: World, publisher: RecordingPublisher) -> None:
    three(world)
    publisher.messages.clear()

    with ThreadPoolExecutor(2) as pool:
        counts = sorted(pool.map(lambda _: published(world), range(2)))

    assert counts == [0, 3]
    assert Counter(publisher.tasks())["contracts.on_decision_published"] == 3


def test_nothing_leaves_before_publishing(world: World, publisher: RecordingPublisher) -> None:
    publisher.messages.clear()
    people = three(world)

    assert [task for task in publisher.tasks() if "decision" in task or "results" in task] == []
    assert {world.stage(person) for person in people.values()} == {"scored"}


@pytest.mark.parametrize(
    ("outcome", "rank", "refusal"), [(Outcome.RESERVE, None, RankMissing), (Outcome.RESERVE, 0, RankMissing)]
)
def test_reserve_needs_a_rank(world: World, outcome: Outcome, rank: int | None, refusal: type[DomainError]) -> None:
    person = world.scored()

    with pytest.raises(refusal):
        decided(world, person, outcome, rank=rank)


def test_a_rank_is_given_once(world: World) -> None:
    first, second = world.scored(), world.scored()
    decided(world, first, Outcome.RESERVE, rank=1)

    with pytest.raises(RankTaken):
        decided(world, second, Outcome.RESERVE, rank=1)


def test_nobody_is_selected_unseen(world: World) -> None:
    person = world.attended()

    with pytest.raises(NotScored):
        decided(world, person, Outcome.SELECTED)


def test_publishing_needs_an_answer_for_everyone_who_came(world: World, publisher: RecordingPublisher) -> None:
    decided(world, world.scored(), Outcome.SELECTED)
    forgotten = world.scored()
    publisher.messages.clear()

    with pytest.raises(DecisionMissing):
        published(world)

    assert (world.stage(forgotten), publisher.tasks()) == ("scored", [])


def test_no_more_are_selected_than_there_are_places(world: World) -> None:
    for _ in range(SEASON.places + 1):
        decided(world, world.scored(), Outcome.SELECTED)

    with pytest.raises(TooManySelected):
        published(world)


def test_publishing_nothing_is_refused(world: World) -> None:
    with pytest.raises(NothingToPublish):
        published(world)


def test_a_published_decision_no_longer_changes(world: World) -> None:
    people = three(world)
    published(world)

    with pytest.raises(DecisionLocked):
        decided(world, people[Outcome.NOT_SELECTED], Outcome.SELECTED)


def test_a_candidate_who_withdrew_is_not_published(world: World, publisher: RecordingPublisher) -> None:
    people = three(world)
    gone = people[Outcome.SELECTED]
    withdraw(Withdraw(gone), uow=world.runtime.unit_of_work(), clock=world.clock)
    withdraw(Withdraw(gone), uow=world.runtime.unit_of_work(), clock=world.clock)
    publisher.messages.clear()

    assert published(world) == 2
    assert world.stage(gone) == "withdrawn"


def test_each_school_sees_its_own_pupils_by_name_and_outcome_only(world: World, publisher: RecordingPublisher) -> None:
    people = three(world)
    published(world)
    client = create_app(world.runtime).test_client()

    lists = {}
    for message in publisher.messages:
        if message.task == "notifications.on_school_results_published":
            path = f"/internal/recruitment/notices/{message.arguments['event_id']}"
            answer = client.get(path, headers=service_headers("notifications"))
            notice = answer.get_json()["notices"][0]
            lists[notice["recipient"]["key"]] = notice["context"]["pupils"]

    names = {outcome: name_of(world, person) for outcome, person in people.items()}
    assert {key: sorted(pupil["name"] for pupil in pupils) for key, pupils in lists.items()} == {
        f"partner:{SCHOOL.id}": sorted([names[Outcome.SELECTED], names[Outcome.NOT_SELECTED]]),
        f"partner:{OTHER_SCHOOL.id}": [names[Outcome.RESERVE]],
    }
    assert {frozenset(pupil) for pupils in lists.values() for pupil in pupils} == {frozenset({"name", "outcome"})}


def test_the_schools_page_shows_its_own_list(world: World) -> None:
    people = three(world)
    published(world)
    client = create_app(world.runtime).test_client()

    page = client.get(school_link(world, SCHOOL.id)).get_data(as_text=True)

    assert [name_of(world, person).split()[0] in page for person in people.values()] == [True, False, True]


def test_a_school_with_an_expired_link_gets_its_list_again(
    world: World, clock: FixedClock, publisher: RecordingPublisher
) -> None:
    three(world)
    published(world)
    link = school_link(world, SCHOOL.id)
    clock.move(by=timedelta(days=31))
    client = create_app(world.runtime).test_client()
    publisher.messages.clear()

    answers = [client.get(link).status_code, client.post(f"{link}/nouveau-lien").status_code]

    assert (answers, publisher.tasks()) == ([410, 303], ["notifications.on_school_results_published"])


def school_link(world: World, school_id: UUID) -> str:
    with world.runtime.unit_of_work() as uow:
        return "/recrutement/partenaire/" + uow.issue_link("school", school_id, person_key=f"partner:{school_id}")


def name_of(world: World, candidate_id: UUID) -> str:
    with world.runtime.reading() as session:
        return world.row(session, candidate_id).full_name


def jury(world: World) -> FlaskClient:
    return sign_in(create_app(world.runtime).test_client(), "project_lead")


def test_the_whole_deliberation_through_the_pages(world: World, publisher: RecordingPublisher) -> None:
    good, other = world.scored(5), world.scored(3)
    client = jury(world)

    wrong = client.post(f"/recrutement/jury/{good}", data={"outcome": "selected", "reason": ""})
    client.post(f"/recrutement/jury/{good}", data={"outcome": "selected", "reason": "Entraîne son binôme."})
    client.post(f"/recrutement/jury/{other}", data={"outcome": "reserve", "rank": "1", "reason": "Bon second."})
    board = client.get("/recrutement/jury").get_data(as_text=True)
    answers = [client.post("/recrutement/jury/publier", data={"season_id": str(SEASON.id)}) for _ in range(2)]

    assert wrong.status_code == 422
    assert ("1 sur 2" in board, "rang 1" in board) == (True, True)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert (world.stage(good), world.stage(other)) == ("selected", "reserve")


def test_an_incomplete_publication_says_what_is_missing(world: World) -> None:
    decided(world, world.scored(), Outcome.SELECTED)
    world.scored()

    answer = jury(world).post("/recrutement/jury/publier", data={"season_id": str(SEASON.id)})

    assert answer.status_code == 409
    assert "Il manque une décision pour 1 candidature(s)" in answer.get_data(as_text=True)
