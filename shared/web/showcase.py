"""The values that the page of all components shows: fictional, and the same in every run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from marshmallow import Schema, fields

from shared.errors import InvalidInput
from shared.web.fields import Checkbox, Email, IsoDate, Line, Paragraphs, PersonName, Phone, Upload
from shared.web.forms import Form
from shared.web.texts import msgid


class _NeedsPhone(InvalidInput):
    code = "showcase_phone"
    message = msgid("Ce numéro de téléphone n’est pas valable. Exemple : 06 12 34 56 78.")


class _ExampleSchema(Schema):
    first_name = PersonName(required=True)
    email = Email(required=True)
    phone = Phone()
    birth_date = IsoDate(required=True)
    level = Line(required=True)
    slot = Line(required=True)
    languages = fields.List(Line())
    score = Line(required=True)
    motivation = Paragraphs(required=True)
    cv = Upload(required=True)
    consent = Checkbox()


@dataclass(frozen=True)
class ExamplePerson:
    """One line of the example list."""

    name: str
    age: int
    ready: bool
    due_on: date


@dataclass(frozen=True)
class Example:
    """Everything that ``showcase.html`` needs, seen from ``today``."""

    today: date
    starts_at: datetime = datetime(2026, 10, 7, 12, 0, tzinfo=UTC)
    registered_on: date = date(2026, 9, 16)
    booked_on: date = date(2026, 10, 1)
    amount: Decimal = Decimal("5125.86")
    people: list[ExamplePerson] = field(default_factory=list)

    @property
    def late_on(self) -> date:
        return self.today - timedelta(days=2)

    @property
    def soon_on(self) -> date:
        return self.today + timedelta(days=3)

    @property
    def ends_on(self) -> date:
        return self.today + timedelta(days=30)


def example(today: date) -> Example:
    return Example(
        today,
        people=[
            ExamplePerson("Zoé d’Hôpital-Nguyễn", 16, ready=False, due_on=today - timedelta(days=2)),
            ExamplePerson("Jean-Éric N’Diaye", 17, ready=False, due_on=today + timedelta(days=3)),
            ExamplePerson("Maëlys Ferreira da Silva", 19, ready=True, due_on=today),
        ],
    )


def example_form() -> Form:
    """A form as it comes back: some fields typed, one refused, one thing wrong with the whole."""
    form = Form(
        _ExampleSchema,
        initial={
            "first_name": "Zoé",
            "phone": "06 12",
            "level": "1re",
            "slot": "a",
            "languages": ["fr", "pt"],
            "score": "4",
        },
    )
    form.refuse(_NeedsPhone(field="phone"))
    return form
