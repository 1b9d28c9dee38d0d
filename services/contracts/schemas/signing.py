"""Signatures given, declined, or brought as a scan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load
from werkzeug.datastructures import FileStorage

from services.contracts.usecases.sign import Wish
from shared.web.fields import Checkbox, Line, Paragraphs, Upload


@dataclass(frozen=True)
class SignInput:
    typed_name: str
    agreed: bool


class SignForm(Schema):
    typed_name = Line(longest=160, required=True)
    agreed = Checkbox()

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> SignInput:
        return SignInput(**data)


@dataclass(frozen=True)
class DeclineInput:
    wish: Wish
    why: str


class DeclineForm(Schema):
    wish = fields.Enum(Wish, by_value=True, required=True)
    why = Paragraphs(longest=1000, required=True)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> DeclineInput:
        return DeclineInput(**data)


@dataclass(frozen=True)
class ScanInput:
    file: FileStorage
    signatories: tuple[str, ...]


class ScanForm(Schema):
    file = Upload(required=True)
    signatories = fields.List(Line(longest=60), load_default=list)

    @post_load
    def make(self, data: dict[str, Any], **_: Any) -> ScanInput:
        return ScanInput(data["file"], tuple(data["signatories"]))
