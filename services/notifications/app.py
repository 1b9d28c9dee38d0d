"""Notifications' factory and its place in the suite."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from services.notifications import tasks
from services.notifications.adapters.owners import (
    CALLER,
    PRODUCERS,
    HttpDigestSource,
    HttpNoticeSource,
    HttpPartnerDirectory,
)
from services.notifications.adapters.smtp import SmtpTransport
from services.notifications.adapters.writer import TemplateMailWriter
from services.notifications.domain.ports import DigestSource, MailTransport, MailWriter, NoticeSource, PartnerDirectory
from services.notifications.models import CONSTRAINT_ERRORS, Base
from services.notifications.routes import api_deliveries, internal, pages_letter, pages_mailbox
from shared.app import make_app
from shared.internal import InternalClient
from shared.runtime import Runtime, ServiceSpec
from shared.settings import Settings

__all__ = ["SERVICE", "create_app", "tasks"]


def build_ports(settings: Settings) -> Mapping[type, object]:
    producers = {name: InternalClient(settings, caller=CALLER, callee=name) for name in PRODUCERS}
    return {
        NoticeSource: HttpNoticeSource(producers),
        DigestSource: HttpDigestSource(producers),
        PartnerDirectory: HttpPartnerDirectory(InternalClient(settings, caller=CALLER, callee="portal")),
        MailTransport: SmtpTransport(settings.smtp),
        MailWriter: TemplateMailWriter(settings.smtp.sender),
    }


SERVICE = ServiceSpec(
    name="notifications",
    package="services.notifications",
    prefix="/notifications",
    metadata=Base.metadata,
    pages=(pages_mailbox.blueprint, pages_letter.blueprint, internal.blueprint),
    api=(api_deliveries.blueprint,),
    constraint_errors=CONSTRAINT_ERRORS,
    ports=build_ports,
)


def create_app(runtime: Runtime) -> Flask:
    return make_app(runtime)
