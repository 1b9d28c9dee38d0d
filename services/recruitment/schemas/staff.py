"""The forms of the team: opening a module, attendance, scores, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, post_load, validate

from services.recruitment.domain.candidacy import Stage
from services.recruitment.domain.jury import Proposal
from services.recruitment.domain.scoring import GRID, MARKS, Cell
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.usecases.mark_attendance import Attendance
from shared.clock import PARIS
from shared.web.fields import IsoDate, Line, Paragraphs

UNSEEN = "unseen"
MOST_PLACES = 200
LONGEST_RANK = 500


@dataclass(frozen=True)
class NewModule:
    """A module as the team describes it; times are those of Europe/Paris until here."""

    season_id: UUID
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    capacity: int


class ModuleForm(Schema):
    """One day, two hours of that day."""

    season_id = fields.UUID(required=True)
    title = Line(required=True, longest=120)
    date = IsoDate(required=True)
    starts = fields.Time(required=True, format="%H:%M")
    ends = fields.Time(required=True, format="%H:%M")
    place = Line(required=True)
    address = Line(required=True, longest=300)
    capacity = fields.Integer(required=True, validate=validate.Range(min=1, max=MOST_PLACES))

    @post_load
    def _module(self, data: dict[str, Any], **_: object) -> NewModule:
        day: date = data.pop("date")
        starts, ends = data.pop("starts"), data.pop("ends")
        return NewModule(starts_at=_paris(day, starts), ends_at=_paris(day, ends), **data)


def _paris(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=PARIS)


class AttendanceForm(Schema):
    attendance = fields.Enum(Attendance, by_value=True, required=True)

    @post_load
    def _attendance(self, data: dict[str, Any], **_: object) -> Attendance:
        attendance: Attendance = data["attendance"]
        return attendance


@dataclass(frozen=True)
class ScoreEntry:
    """One assessor's marks, None for "not observed", and what they saw."""

    marks: dict[Cell, int | None]
    note: str


_MARK = validate.OneOf([*(str(mark) for mark in MARKS), UNSEEN])
_MarksSchema = Schema.from_dict(
    {cell.key: fields.String(required=True, validate=_MARK) for cell in GRID}, name="MarksSchema"
)


class ScoreForm(Schema):
    """``marks-pair_cooperation`` and its like: 1 to 5, or unseen."""

    marks = fields.Nested(_MarksSchema, required=True)
    note = Paragraphs(required=True, longest=2000)

    @post_load
    def _entry(self, data: dict[str, Any], **_: object) -> ScoreEntry:
        marks = data["marks"]
        return ScoreEntry({cell: _mark(marks[cell.key]) for cell in GRID}, data["note"])


def _mark(typed: str) -> int | None:
    return None if typed == UNSEEN else int(typed)


class DecisionForm(Schema):
    outcome = fields.Enum(Outcome, by_value=True, required=True)
    rank = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(min=1, max=LONGEST_RANK))
    reason = Paragraphs(required=True, longest=2000)

    @post_load
    def _proposal(self, data: dict[str, Any], **_: object) -> Proposal:
        return Proposal(**data)


class PublishForm(Schema):
    season_id = fields.UUID(required=True)


@dataclass(frozen=True)
class CandidateFilter:
    """What the team narrows the list of candidates to."""

    stage: Stage | None
    school_id: UUID | None
    page: int


class CandidateQuery(Schema):
    """Query string of the candidates' list; an empty choice is no choice."""

    stage = fields.Enum(Stage, by_value=True, load_default=None, allow_none=True)
    school = fields.UUID(load_default=None, allow_none=True)
    page = fields.Integer(load_default=1, validate=validate.Range(min=1, max=10_000))

    @post_load
    def _filter(self, data: dict[str, Any], **_: object) -> CandidateFilter:
        return CandidateFilter(data["stage"], data["school"], data["page"])
