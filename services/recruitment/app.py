"""Recruitment's factory and its place in the suite."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Flask

from services.recruitment import tasks
from services.recruitment.adapters.portal import Directory, PortalDirectory
from services.recruitment.models import CONSTRAINT_ERRORS, Base
from services.recruitment.routes import (
    api_recruitment,
    internal,
    pages_candidate,
    pages_jury,
    pages_personal,
    pages_register,
    pages_school,
    pages_season,
    words,
)
from shared.app import make_app
from shared.internal import InternalClient
from shared.runtime import Runtime, ServiceSpec
from shared.settings import Settings

__all__ = ["SERVICE", "create_app", "tasks"]


def build_ports(settings: Settings) -> Mapping[type, object]:
    return {Directory: PortalDirectory(InternalClient(settings, caller="recruitment", callee="portal"))}


SERVICE = ServiceSpec(
    name="recruitment",
    package="services.recruitment",
    prefix="/recrutement",
    metadata=Base.metadata,
    pages=(
        pages_register.blueprint,
        pages_personal.blueprint,
        pages_season.blueprint,
        pages_candidate.blueprint,
        pages_jury.blueprint,
        pages_school.blueprint,
        internal.blueprint,
    ),
    api=(api_recruitment.blueprint,),
    constraint_errors=CONSTRAINT_ERRORS,
    ports=build_ports,
    prepare=words.prepare,
)


def create_app(runtime: Runtime) -> Flask:
    return make_app(runtime)
