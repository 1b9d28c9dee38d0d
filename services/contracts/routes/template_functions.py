"""Choices that the forms of this service offer, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from flask import Flask

from services.contracts.domain.refusal import REASONS, told_reason
from services.contracts.queries.dossier_page import HostChoice, SignatureCard
from services.contracts.queries.papers import RefusedPaper
from shared.web.i18n import current_language


def refusal_options(locale: str) -> list[tuple[str, str]]:
    return [(code, text.for_locale(locale)) for code, text in REASONS.items()]


def refused_because(paper: RefusedPaper, locale: str) -> str:
    return told_reason(paper.refusal_code or "other", paper.refusal_words, locale=locale)


def signatory_options(waiting: Iterable[SignatureCard]) -> list[tuple[str, str]]:
    return [(one.signatory, one.name) for one in waiting]


def host_options(hosts: Iterable[HostChoice]) -> list[tuple[str, str]]:
    return [(str(one.id), f"{one.name}, {one.city}") for one in hosts]


def in_hours(value: Decimal) -> str:
    """69 or 2,74: as the reader's language writes it, without idle zeros."""
    return str(format_decimal(value, "#,##0.##", locale=current_language()))


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "refusal_options": refusal_options,
    "refused_because": refused_because,
    "signatory_options": signatory_options,
    "host_options": host_options,
    "in_hours": in_hours,
}


def prepare(app: Flask) -> None:
    app.jinja_env.globals.update(FUNCTIONS)
