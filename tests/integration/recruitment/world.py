"""A small season to try things on: made through the same use cases as in real use."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.recruitment.domain.scoring import GRID
from services.recruitment.domain.season import SeasonFacts
from services.recruitment.domain.vocabulary import FileKind
from services.recruitment.models import Booking, Candidate, Module
from services.recruitment.usecases.book_slot import BookSlot, book_slot
from services.recruitment.usecases.copy_directory import copy_partner, copy_season
from services.recruitment.usecases.mark_attendance import Attendance, MarkAttendance, mark_attendance
from services.recruitment.usecases.open_module import OpenModule, open_module
from services.recruitment.usecases.register_candidate import RegisterCandidate, Upload, register_candidate
from services.recruitment.usecases.submit_scores import SubmitScores, submit_scores
from shared.clock import FixedClock
from shared.runtime import Runtime
from shared.testkit.fixtures import TERRITORY
from tests.unit.recruitment.samples import OTHER_SCHOOL, SCHOOL, SEASON, application

PDF = b"%PDF-1.4\n%a small one\n"
FIRST_START = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
SECOND_START = datetime(2026, 10, 10, 7, 30, tzinfo=UTC)


@dataclass
class World:
    """A season with two modules, open for registration."""

    runtime: Runtime
    clock: FixedClock
    modules: list[UUID] = field(default_factory=list)

    def candidate(self, **changes: object) -> UUID:
        command = RegisterCandidate(
            submission_key=uuid.uuid4(),
            season=SEASON,
            application=application(**changes),
            uploads=(Upload(FileKind.CV, PDF), Upload(FileKind.LETTER, PDF)),
        )
        return register_candidate(command, uow=self.runtime.unit_of_work(), clock=self.clock, files=self.runtime.files)

    def book(self, candidate_id: UUID, module: int = 0) -> UUID:
        command = BookSlot(candidate_id, self.modules[module])
        return book_slot(command, uow=self.runtime.unit_of_work(), clock=self.clock)

    def attended(self, **changes: object) -> UUID:
        """Somebody who came to the first module; moves the clock to it."""
        candidate_id = self.candidate(**changes)
        booking_id = self.book(candidate_id)
        at = self.clock.now()
        self.clock.move(to=FIRST_START + timedelta(hours=1))
        command = MarkAttendance(TERRITORY, booking_id, Attendance.CAME)
        mark_attendance(command, uow=self.runtime.unit_of_work(), clock=self.clock)
        self.clock.move(to=at)
        return candidate_id

    def scored(self, mark: int = 4, **changes: object) -> UUID:
        candidate_id = self.attended(**changes)
        self.score(candidate_id, mark=mark)
        return candidate_id

    def score(self, candidate_id: UUID, *, mark: int = 4, assessor_id: UUID = TERRITORY) -> UUID:
        command = SubmitScores(
            territory_id=TERRITORY,
            candidate_id=candidate_id,
            assessor_id=assessor_id,
            assessor_name="Camille Test",
            marks=dict.fromkeys(GRID, mark),
            note="Écoute bien son binôme.",
        )
        return submit_scores(command, uow=self.runtime.unit_of_work(), clock=self.clock)

    def taken(self, module: int = 0) -> int:
        with self.runtime.reading() as session:
            return session.scalars(select(Module.taken).where(Module.id == self.modules[module])).one()

    def stage(self, candidate_id: UUID) -> str:
        with self.runtime.reading() as session:
            return str(self.row(session, candidate_id).stage)

    def bookings(self, candidate_id: UUID) -> list[str]:
        with self.runtime.reading() as session:
            rows = session.scalars(select(Booking).where(Booking.candidate_id == candidate_id))
            return sorted(str(booking.status) for booking in rows)

    @staticmethod
    def row(session: Session, candidate_id: UUID) -> Candidate:
        return session.scalars(select(Candidate).where(Candidate.id == candidate_id)).one()


def make_world(runtime: Runtime, clock: FixedClock, *, capacity: int = 18, season: SeasonFacts = SEASON) -> World:
    copy_season(season, uow=runtime.unit_of_work())
    for school in (SCHOOL, OTHER_SCHOOL):
        copy_partner(school, uow=runtime.unit_of_work())
    world = World(runtime, clock)
    for title, starts_at in (("Module du mercredi", FIRST_START), ("Module du samedi", SECOND_START)):
        command = OpenModule(
            territory_id=season.territory_id,
            season_id=season.id,
            title=title,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            place="Exploradôme",
            address="18 avenue Henri-Barbusse, 94400 Vitry-sur-Seine",
            capacity=capacity,
        )
        world.modules.append(open_module(command, uow=runtime.unit_of_work()))
    return world
