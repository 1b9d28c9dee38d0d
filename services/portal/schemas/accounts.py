"""The form that creates a member of staff's account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, post_load, validate

from services.portal.domain.account import LONGEST_PASSWORD
from shared.access import Role
from shared.web.fields import Email, PersonName
from shared.web.i18n import LANGUAGES


@dataclass(frozen=True)
class NewAccount:
    account_id: UUID
    name: str
    email: str
    password: str
    roles: tuple[str, ...]
    locale: str


class AccountForm(Schema):
    """``account_id`` is chosen by the page, so that a double click creates one account."""

    account_id = fields.UUID(required=True)
    name = PersonName(required=True)
    email = Email(required=True)
    new_password = fields.String(required=True, validate=validate.Length(max=LONGEST_PASSWORD))
    # Judged as a whole, so that the error stands at the group and not at one of its boxes.
    roles = fields.List(
        fields.String(),
        required=True,
        validate=[validate.Length(min=1), validate.ContainsOnly([role.value for role in Role])],
    )
    locale = fields.String(required=True, validate=validate.OneOf(list(LANGUAGES)))

    @post_load
    def _account(self, data: dict[str, Any], **_: object) -> NewAccount:
        roles = tuple(sorted(set(data.pop("roles"))))
        return NewAccount(password=data.pop("new_password"), roles=roles, **data)
