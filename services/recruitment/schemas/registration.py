"""The registration form, as a page and as JSON: the same fields, the same checks."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from marshmallow import Schema, fields, post_load, validate

from services.recruitment.domain.registration import Application, Contact, GuardianEntry, Identity, Situation
from services.recruitment.domain.vocabulary import (
    Care,
    FileKind,
    Relation,
    Residence,
    ResidencePermit,
    SchoolLevel,
    Sex,
    SoleGround,
)
from services.recruitment.schemas.countries import CODES
from services.recruitment.usecases.register_candidate import Upload
from shared.files import MEBIBYTE
from shared.web.fields import Checkbox, Email, IsoDate, Line, PersonName, Phone, PostalCode
from shared.web.fields import Upload as UploadField
from shared.web.i18n import DEFAULT_LANGUAGE, LANGUAGES
from shared.web.texts import msgid

MAX_FILE_BYTES = 10 * MEBIBYTE
MOST_GUARDIANS = 2


@dataclass(frozen=True)
class Registration:
    """What a candidate sent, typed."""

    submission_key: UUID
    season_id: UUID
    origin: str
    application: Application
    uploads: tuple[Upload, ...]


class GuardianSchema(Schema):
    """One holder of parental authority."""

    first_name = PersonName(required=True)
    last_name = PersonName(required=True)
    relation = fields.Enum(Relation, by_value=True, required=True)
    email = Email(required=True)
    phone = Phone(required=True)
    sole_ground = fields.Enum(SoleGround, by_value=True, load_default=None, allow_none=True)

    @post_load
    def _entry(self, data: dict[str, Any], **_: object) -> GuardianEntry:
        return GuardianEntry(**data)


class ApplicationSchema(Schema):
    """Everything but the files."""

    submission_key = fields.UUID(required=True)
    season_id = fields.UUID(required=True)
    origin = Line(longest=60, load_default="")
    first_name = PersonName(required=True)
    last_name = PersonName(required=True)
    birth_date = IsoDate(required=True)
    birth_place = Line(required=True, longest=120)
    sex = fields.Enum(Sex, by_value=True, required=True)
    nationality = fields.String(required=True, validate=validate.OneOf(sorted(CODES)))
    residence_permit = fields.Enum(ResidencePermit, by_value=True, load_default=None, allow_none=True)
    address = Line(required=True)
    postal_code = PostalCode(required=True)
    city = Line(required=True, longest=120)
    residence = fields.Enum(Residence, by_value=True, required=True)
    care = fields.Enum(Care, by_value=True, required=True)
    emancipated = Checkbox()
    school = Line(required=True, longest=40)
    school_level = fields.Enum(SchoolLevel, by_value=True, required=True)
    phone = Phone(required=True)
    email = Email(required=True)
    locale = fields.String(load_default=DEFAULT_LANGUAGE, validate=validate.OneOf(list(LANGUAGES)))
    guardians = fields.List(
        fields.Nested(GuardianSchema), load_default=list, validate=validate.Length(max=MOST_GUARDIANS)
    )


class RegistrationForm(ApplicationSchema):
    """The page's form: the files come as a browser sends them."""

    cv = UploadField(required=True)
    letter = UploadField(required=True)

    @post_load
    def _registration(self, data: dict[str, Any], **_: object) -> Registration:
        # One byte more than allowed is enough to know that a file is too heavy.
        uploads = (Upload(kind, data[kind.value].stream.read(MAX_FILE_BYTES + 1)) for kind in FileKind)
        return _registration(data, tuple(uploads))


class Base64File(fields.Field[bytes]):
    """A file inside JSON (RFC 4648, section 4)."""

    default_error_messages = {  # noqa: RUF012  # marshmallow merges it along the class hierarchy
        "invalid": msgid("Ce fichier doit être codé en base64."),
    }

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> bytes:
        try:
            return base64.b64decode(value, validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise self.make_error("invalid") from error


class RegistrationRequest(ApplicationSchema):
    """The same as JSON."""

    cv = Base64File(required=True)
    letter = Base64File(required=True)

    @post_load
    def _registration(self, data: dict[str, Any], **_: object) -> Registration:
        return _registration(data, tuple(Upload(kind, data[kind.value]) for kind in FileKind))


def _registration(data: Mapping[str, Any], uploads: tuple[Upload, ...]) -> Registration:
    return Registration(
        submission_key=data["submission_key"],
        season_id=data["season_id"],
        origin=data["origin"],
        application=_application(data),
        uploads=uploads,
    )


def _application(data: Mapping[str, Any]) -> Application:
    return Application(
        identity=Identity(**_part(Identity, data)),
        situation=Situation(**_part(Situation, data)),
        contact=Contact(**_part(Contact, data)),
        guardians=tuple(data["guardians"]),
    )


def _part(kind: type[Identity] | type[Situation] | type[Contact], data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: data[name] for name in kind.__dataclass_fields__}
