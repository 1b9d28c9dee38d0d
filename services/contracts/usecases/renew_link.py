"""An expired personal link: a new one goes to the address on file, and to it alone."""

from __future__ import annotations

from uuid import UUID

from services.contracts.domain.lifecycles import SignatureState
from services.contracts.models import Signature
from services.contracts.queries import loading
from shared.db.uow import UnitOfWork
from shared.errors import NotFound
from shared.events.catalogue import ContractToSign, PapersReminderDue

ASKED = frozenset({SignatureState.ASKED, SignatureState.WANTS_CALL})


def renew_papers_link(dossier_id: UUID, *, uow: UnitOfWork) -> None:
    """Whoever still owes a paper of this dossier is reminded, with a link that works."""
    with uow:
        dossier = loading.find_dossier(uow.session, dossier_id)
        uow.record(PapersReminderDue(dossier_id=dossier.id))


def renew_signing_link(signature_id: UUID, *, uow: UnitOfWork) -> None:
    with uow:
        signature = uow.session.get(Signature, signature_id)
        if signature is None or signature.state not in ASKED:
            raise NotFound
        uow.record(ContractToSign(contract_id=signature.contract_id, signature_id=signature.id))
