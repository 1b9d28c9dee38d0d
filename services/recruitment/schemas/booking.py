"""The small forms of a candidate's personal page, and the same as JSON."""

from __future__ import annotations

from marshmallow import Schema, fields

from shared.web.fields import Email, Paragraphs


class ModuleChoice(Schema):
    module_id = fields.UUID(required=True)


class WaitingChoice(Schema):
    waiting_id = fields.UUID(required=True)


class Nothing(Schema):
    """A button that says it all."""


class WithdrawalForm(Schema):
    why = Paragraphs(longest=1000, load_default="")


class LinkRequest(Schema):
    email = Email(required=True)
