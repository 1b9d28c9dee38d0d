"""The notice catalogue: every mail that Janus can write, as data. A kind that is not here cannot be sent."""

from __future__ import annotations

from services.notifications.domain import kinds_contracts, kinds_recruitment
from services.notifications.domain.fields import items, optional, text
from services.notifications.domain.notices import Audience, Category, NoticeKind
from shared.errors import Permanent

PARTNER_DIGEST = NoticeKind(
    "partner_digest",
    "notifications",
    Category.DIGEST,
    Audience.PARTNER,
    "Lettre de la semaine",
    "Regroupe en un message ce qui concerne un partenaire ; rien à dire, pas de message.",
    (
        *optional(text("contact_name")),
        *text("partner_name", "week_label"),
        *items("items", text("title", "text")),
    ),
)

CATALOGUE: dict[str, NoticeKind] = {
    kind.code: kind for kind in (*kinds_recruitment.KINDS, *kinds_contracts.KINDS, PARTNER_DIGEST)
}


class UnknownKind(Permanent):
    """The owner named a kind that the catalogue does not hold."""


def kind_of(code: str) -> NoticeKind:
    try:
        return CATALOGUE[code]
    except KeyError:
        raise UnknownKind(f"notice kind {code[:40]!r}") from None
