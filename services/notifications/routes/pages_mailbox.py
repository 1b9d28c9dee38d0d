"""The mailbox of the staff: every mail as sent, how it went, and what to do about those that did not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, Response, flash, make_response, request, send_file
from flask_babel import gettext as _
from marshmallow import EXCLUDE, ValidationError
from werkzeug.wrappers import Response as AnyResponse

from services.notifications.adapters.reading import OpenedMail, framed, open_mail
from services.notifications.domain.catalogue import CATALOGUE
from services.notifications.domain.deliveries import DELIVERY, STAFF, Event, State
from services.notifications.queries import (
    DeliveryFilter,
    Step,
    StoredMail,
    counts_by_state,
    delivery_page,
    journal,
    stored_mail,
)
from services.notifications.schemas import labels
from services.notifications.schemas.deliveries import MailboxArguments
from services.notifications.usecases.settle_delivery import (
    SettleDelivery,
    note_reading,
    resend,
    settle_as_sent,
)
from shared.access import Role, allow, principal, runtime, staff
from shared.web import redirect_to, render_page

READERS = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.HR, Role.ADMIN)
DECIDERS = (Role.PROJECT_LEAD, Role.COORDINATOR, Role.HR)
_OPEN_ENDED = (State.QUEUED, State.SENDING)
_TROUBLED = (State.FAILED, State.BOUNCED, State.UNKNOWN)
# Only the mail itself, without scripts, forms or anything fetched; its links open outside the frame.
_FRAME_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; "
    "sandbox allow-popups allow-popups-to-escape-sandbox"
)

blueprint = Blueprint("notifications_mailbox", __name__, url_prefix="/notifications", template_folder="../templates")


@dataclass(frozen=True)
class OpenMail:
    """What one mail's page shows, and what its reader may decide."""

    stored: StoredMail
    mail: OpenedMail
    steps: Sequence[Step]
    moves: Sequence[Event]


@blueprint.get("/boite")
@allow.staff(*READERS)
def mailbox() -> Response:
    wanted, page = _asked(request.args)
    with runtime().reading() as db:
        counts = counts_by_state(db, staff().territory_id)
        found = delivery_page(db, staff().territory_id, wanted, page=page)
    return render_page(
        "notifications/mailbox.html", found=found, counts=counts, wanted=wanted, catalogue=CATALOGUE, labels=labels
    )


@blueprint.post("/boite")
@allow.staff(*READERS)
def search() -> AnyResponse:
    """An address is typed into a body and turned into its keyed hash: it never stands in a page's address."""
    wanted, _page = _asked(request.form)
    return redirect_to("/notifications/boite?" + urlencode(wanted.as_arguments()))


@blueprint.get("/boite/<uuid:delivery_id>")
@allow.staff(*READERS)
def mail(delivery_id: UUID) -> Response:
    with runtime().reading() as db:
        stored = stored_mail(db, staff().territory_id, delivery_id)
        steps = journal(db, delivery_id)
    state = State(stored.row.state)
    moves = [event for event in (Event.RESEND, Event.SETTLE) if DELIVERY.allows(state, event, actor=STAFF)]
    shown = OpenMail(stored, _opened(stored.mime), steps, moves if staff().has(*DECIDERS) else [])
    return render_page("notifications/mail.html", shown=shown, catalogue=CATALOGUE, labels=labels)


@blueprint.get("/boite/<uuid:delivery_id>/corps")
@allow.staff(*READERS)
def body(delivery_id: UUID) -> Response:
    """The HTML part, for the frame of the mail's page."""
    with runtime().reading() as db:
        stored = stored_mail(db, staff().territory_id, delivery_id)
    response = make_response(framed(_opened(stored.mime).html))
    response.headers["Content-Security-Policy"] = _FRAME_POLICY
    return response


@blueprint.get("/boite/<uuid:delivery_id>/fichiers/<int:index>")
@allow.staff(*READERS)
def attachment(delivery_id: UUID, index: int) -> Response:
    with runtime().reading() as db:
        stored = stored_mail(db, staff().territory_id, delivery_id)
    file = _opened(stored.mime).file(index)
    note_reading(delivery_id, uow=runtime().unit_of_work(actor=principal().key))
    return send_file(BytesIO(file.content), file.content_type, as_attachment=True, download_name=file.filename)


@blueprint.post("/boite/<uuid:delivery_id>/renvoyer")
@allow.staff(*DECIDERS)
def send_again(delivery_id: UUID) -> AnyResponse:
    command = SettleDelivery(delivery_id, staff().territory_id)
    resend(command, uow=runtime().unit_of_work(actor=principal().key))
    flash(_("Le message repart."), "success")
    return redirect_to(f"/notifications/boite/{delivery_id}")


@blueprint.post("/boite/<uuid:delivery_id>/envoye")
@allow.staff(*DECIDERS)
def consider_sent(delivery_id: UUID) -> AnyResponse:
    command = SettleDelivery(delivery_id, staff().territory_id)
    settle_as_sent(command, uow=runtime().unit_of_work(actor=principal().key), clock=runtime().clock)
    flash(_("Le message est considéré comme envoyé."), "success")
    return redirect_to(f"/notifications/boite/{delivery_id}")


@blueprint.get("/fragments/resume")
@allow.staff(*READERS)
def summary() -> Response:
    """Counts for the home page, fetched by the browser."""
    with runtime().reading() as db:
        counts = counts_by_state(db, staff().territory_id)
    waiting, troubled = (sum(counts[state] for state in states) for states in (_OPEN_ENDED, _TROUBLED))
    sent = counts[State.SENT] + counts[State.DELIVERED]
    return render_page("notifications/summary.html", sent=sent, waiting=waiting, troubled=troubled, counts=counts)


def _asked(given: Mapping[str, str]) -> tuple[DeliveryFilter, int]:
    """A filter that does not exist shows everything: an old bookmark must not end on an error."""
    try:
        asked: tuple[DeliveryFilter, int] = MailboxArguments().load(given, unknown=EXCLUDE)
    except ValidationError:
        return DeliveryFilter(), 1
    return asked


def _opened(mime: bytes) -> OpenedMail:
    return open_mail(mime, hide_secrets=runtime().settings.environment != "demo")
