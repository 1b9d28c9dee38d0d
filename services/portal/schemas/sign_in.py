"""Forms of the sign-in and of one's own password."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marshmallow import Schema, fields, post_load, validate

from services.portal.domain.account import LONGEST_PASSWORD
from shared.web.fields import Email, Line

_password = validate.Length(max=LONGEST_PASSWORD)


@dataclass(frozen=True)
class Credentials:
    email: str
    password: str
    suite: str


@dataclass(frozen=True)
class NewPassword:
    current_password: str
    new_password: str
    repeated_password: str


class CredentialsForm(Schema):
    """``suite``: the page that was asked for before signing in."""

    email = Email(required=True)
    password = fields.String(required=True, validate=_password)
    suite = Line(longest=500, load_default="")

    @post_load
    def _credentials(self, data: dict[str, Any], **_: object) -> Credentials:
        return Credentials(**data)


class CodeForm(Schema):
    """Six digits, with the space that some applications show in the middle."""

    code = Line(required=True, longest=12)

    @post_load
    def _code(self, data: dict[str, Any], **_: object) -> str:
        return str(data["code"])


class PasswordForm(Schema):
    current_password = fields.String(required=True, validate=_password)
    new_password = fields.String(required=True, validate=_password)
    repeated_password = fields.String(required=True, validate=_password)

    @post_load
    def _password(self, data: dict[str, Any], **_: object) -> NewPassword:
        return NewPassword(**data)
