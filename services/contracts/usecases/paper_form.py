"""The paper route of a typed consent: the same words, filled in, to be printed and signed by hand."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from services.contracts.domain.contract_text import ContractText, DocumentKind
from services.contracts.domain.errors import FormUnavailable, OtherOwner
from services.contracts.domain.paper_kinds import PaperKind
from services.contracts.domain.ports import ContractRenderer
from services.contracts.models import Contract, Dossier, Paper
from services.contracts.queries import loading
from services.contracts.usecases.contract_text import contract_text, variant_on
from services.contracts.usecases.generate import sources_of, terms_of
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import NotFound, Permanent

FORMS = {
    PaperKind.AUTHORISATION: DocumentKind.PARENTAL_AUTHORISATION,
    PaperKind.UNDER_24H_REQUEST: DocumentKind.UNDER_24H_REQUEST,
}


@dataclass(frozen=True)
class WantedForm:
    """By a link holder (``owner`` and ``dossier_id``) or by HR (``territory_id``)."""

    paper_id: UUID
    dossier_id: UUID | None = None
    owner: str | None = None
    territory_id: UUID | None = None


def paper_form(wanted: WantedForm, *, uow: UnitOfWork, clock: Clock, renderer: ContractRenderer) -> bytes:
    """A Word document. Raises NotFound for a paper that has no form, FormUnavailable while a fact is missing."""
    with uow:
        paper = loading.find_paper(uow.session, wanted.paper_id, territory_id=wanted.territory_id)
        if wanted.owner is not None and (paper.owner, paper.dossier_id) != (wanted.owner, wanted.dossier_id):
            raise OtherOwner
        kind = FORMS.get(PaperKind(paper.kind))
        if kind is None:
            raise NotFound
        text = _text(paper, uow=uow, clock=clock)
    try:
        return renderer.render(text, kind)
    except Permanent:
        raise FormUnavailable from None


def _text(paper: Paper, *, uow: UnitOfWork, clock: Clock) -> ContractText:
    dossier = loading.find_dossier(uow.session, paper.dossier_id)
    sources = sources_of(dossier, contract=_provisional(dossier), uow=uow)
    return contract_text(sources, terms=terms_of(dossier, uow=uow), today=clock.today())


def _provisional(dossier: Dossier) -> Contract:
    """The contract to come, as far as its form needs it; never stored."""
    return Contract(
        dossier_id=dossier.id,
        version=1,
        variant=variant_on(dossier.birth_date, dossier.starts_on),
        starts_on=dossier.starts_on,
        ends_on=dossier.ends_on,
    )
