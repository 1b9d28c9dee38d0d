"""What one partner may read in its weekly digest: a host place hears of the contracts signed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.contracts.domain.age import is_minor
from services.contracts.models import Contract, Dossier, PartnerCopy
from shared.web.i18n import translate, translate_plural
from shared.web.texts import msgid

SERVICE = "contracts"
TITLE = msgid("Contrats signés cette semaine")
# The plural of a text stands in the catalogue under its singular.
ONE, MANY = msgid("Un contrat est signé pour votre lieu."), "%(num)d contrats sont signés pour votre lieu."
ONE_MINOR = msgid("Parmi eux, une personne mineure.")
MINORS = "Parmi eux, %(num)d personnes mineures."
ADULT = msgid("Comme convenu, un adulte de votre équipe ou de la nôtre les accompagne.")


@dataclass(frozen=True)
class DigestItem:
    title: str
    text: str


def digest(session: Session, partner_id: UUID, *, since: datetime, until: datetime) -> list[DigestItem]:
    """Empty for who is not a host, and in a week without a signed contract."""
    partner = session.get(PartnerCopy, partner_id)
    if partner is None or partner.kind != "host":
        return []
    statement = (
        select(Dossier.birth_date, Dossier.starts_on)
        .join(Contract, Contract.dossier_id == Dossier.id)
        .where(Dossier.host_partner_id == partner_id, Contract.completed_at >= since, Contract.completed_at < until)
    )
    rows = session.execute(statement).all()
    if not rows:
        return []
    minors = sum(is_minor(row.birth_date, row.starts_on) for row in rows)
    return [DigestItem(translate(TITLE, partner.locale, service=SERVICE), _text(partner, len(rows), minors))]


def _text(partner: PartnerCopy, count: int, minors: int) -> str:
    sentences = [translate_plural(ONE, MANY, count, partner.locale, service=SERVICE)]
    if minors:
        sentences.append(translate_plural(ONE_MINOR, MINORS, minors, partner.locale, service=SERVICE))
        if partner.minors_policy == "with_adult":
            sentences.append(translate(ADULT, partner.locale, service=SERVICE))
    return " ".join(sentences)
