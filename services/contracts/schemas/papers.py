"""Papers handed in, accepted, refused, ticked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from marshmallow import Schema, fields, post_load
from werkzeug.datastructures import FileStorage

from services.contracts.domain.refusal import RefusalCode
from shared.web.fields import Checkbox, IsoDate, Line, Paragraphs, Upload


@dataclass(frozen=True)
class HandInInput:
    """Which of them is needed depends on the paper; the use case says so."""

    file: FileStorage | None = None
    expires_on: date | None = None
    value: str = ""
    holder: str = ""
    typed_name: str = ""
    agreed: bool = False


class HandInForm(Schema):
    file = Upload()
    expires_on = IsoDate()
    value = Line(longest=60)
    holder = Line(longest=120)
    typed_name = Line(longest=160)
    agreed = Checkbox()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> HandInInput:
        return HandInInput(**data)


@dataclass(frozen=True)
class AcceptInput:
    expires_on: date | None = None


class AcceptForm(Schema):
    expires_on = IsoDate()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> AcceptInput:
        return AcceptInput(**data)


@dataclass(frozen=True)
class RefuseInput:
    reason: RefusalCode
    words: str = ""


class RefuseForm(Schema):
    reason = fields.Enum(RefusalCode, by_value=True, required=True)
    words = Paragraphs(longest=500)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> RefuseInput:
        return RefuseInput(**data)


@dataclass(frozen=True)
class TickInput:
    done_on: date
    number: str = ""


class TickForm(Schema):
    done_on = IsoDate(required=True)
    number = Line(longest=60)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> TickInput:
        return TickInput(**data)
