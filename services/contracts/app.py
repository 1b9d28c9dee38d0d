"""The contracts service on the kernel."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from services.contracts import tasks
from services.contracts.adapters.internal import PortalApi, RecruitmentApi
from services.contracts.adapters.numbers import MainlandHolidays, StdNumbers
from services.contracts.adapters.pdf import PdfConverter
from services.contracts.adapters.word import WordRenderer
from services.contracts.domain.errors import AlreadySigned, DossierAlreadyOpen, DuplicateRow
from services.contracts.models import Base
from services.contracts.routes import (
    api_dossiers,
    internal,
    pages_board,
    pages_dossier,
    pages_papers,
    pages_personal,
    pages_sign,
    pages_terms,
    template_functions,
)
from shared.app import make_app
from shared.errors import DomainError
from shared.runtime import Runtime, ServiceSpec
from shared.settings import Settings

TASKS = tasks  # importing them is what registers them

CONVERSION_SECONDS = 40  # within the rendering task's own limit

CONSTRAINT_ERRORS: Mapping[str, type[DomainError]] = {
    "uq_dossier_season_id_candidate_id": DossierAlreadyOpen,
    "uq_consent_signature_id": AlreadySigned,
    "uq_staff_copy_account_id_role": DuplicateRow,
    "uq_guardian_dossier_id_position": DuplicateRow,
    "uq_paper_dossier_id_kind_owner": DuplicateRow,
    "uq_contract_dossier_id_version": DuplicateRow,
    "uq_signature_contract_id_signatory": DuplicateRow,
    "uq_due_date_dossier_id_kind_due_on": DuplicateRow,
}


def build_ports(settings: Settings) -> Mapping[type, object]:
    return {
        RecruitmentApi: RecruitmentApi(settings),
        PortalApi: PortalApi(settings),
        StdNumbers: StdNumbers(),
        MainlandHolidays: MainlandHolidays(),
        WordRenderer: WordRenderer(),
        PdfConverter: PdfConverter(timeout=CONVERSION_SECONDS),
    }


SERVICE = ServiceSpec(
    name="contracts",
    package="services.contracts",
    prefix="/contrats",
    metadata=Base.metadata,
    pages=(
        pages_board.blueprint,
        pages_dossier.blueprint,
        pages_papers.blueprint,
        pages_personal.blueprint,
        pages_sign.blueprint,
        pages_terms.blueprint,
        internal.blueprint,
    ),
    api=(api_dossiers.blueprint,),
    constraint_errors=CONSTRAINT_ERRORS,
    ports=build_ports,
    prepare=template_functions.prepare,
)


def create_app(runtime: Runtime) -> Flask:
    return make_app(runtime)
