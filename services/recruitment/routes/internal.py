"""What recruitment tells the other services, by id, to their token only."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, jsonify, request

from services.recruitment.queries.school import partner_locale, registered_count
from services.recruitment.queries.wire import candidate_on_the_wire
from services.recruitment.schemas.internal import DigestQuery, Period
from services.recruitment.usecases.notice_parts import Attachment, Notice, Telling
from services.recruitment.usecases.notices import tell_notices
from shared.access import allow, principal, runtime
from shared.errors import InvalidInput, NotFound
from shared.web.i18n import translate, translate_plural
from shared.web.texts import msgid

blueprint = Blueprint("recruitment_internal", __name__, url_prefix="/internal/recruitment")

_TITLE = msgid("Inscriptions au recrutement")
_ONE = msgid("%(num)d jeune de votre établissement s’est inscrit.")
_MANY = "%(num)d jeunes de votre établissement se sont inscrits."


@blueprint.get("/candidates/<uuid:candidate_id>")
@allow.service()
def candidate(candidate_id: UUID) -> Response:
    with runtime().reading() as rows:
        return jsonify(candidate_on_the_wire(rows, candidate_id))


@blueprint.get("/notices/<uuid:event_id>")
@allow.service()
def notices(event_id: UUID) -> Response:
    here = runtime()
    telling = Telling(here.unit_of_work(actor=principal().key), here.clock, here.url)
    told = tell_notices(event_id, telling=telling)
    return jsonify({"territory_id": told.territory_id, "notices": [_notice(notice) for notice in told.notices]})


@blueprint.get("/digests/<uuid:partner_id>")
@allow.service()
def digest(partner_id: UUID) -> Response:
    """Numbers only: a school learns names when the results are published, not before."""
    period = _period()
    with runtime().reading() as rows:
        locale = partner_locale(rows, partner_id)
        if locale is None:
            raise NotFound
        count = registered_count(rows, partner_id, since=period.since, until=period.until)
    return jsonify({"items": [_item(count, locale)] if count else []})


def _period() -> Period:
    schema = DigestQuery()
    if schema.validate(request.args):
        raise InvalidInput("since")
    period: Period = schema.load(request.args)
    return period


def _item(count: int, locale: str) -> Mapping[str, str]:
    text = translate_plural(_ONE, _MANY, count, locale, service="recruitment")
    return {"title": translate(_TITLE, locale, service="recruitment"), "text": text}


def _notice(notice: Notice) -> Mapping[str, Any]:
    person = notice.recipient
    return {
        "kind": notice.kind,
        "recipient": {"key": person.key, "name": person.name, "email": person.email, "locale": person.locale},
        "context": notice.context,
        "attachments": [_attachment(attachment) for attachment in notice.attachments],
    }


def _attachment(attachment: Attachment) -> Mapping[str, str]:
    return {
        "filename": attachment.filename,
        "content_type": attachment.content_type,
        "content_base64": base64.b64encode(attachment.content).decode(),
    }
