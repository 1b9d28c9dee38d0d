"""From a notice to its subject, HTML and text: one template per kind and language, printed twice.

A kind's text is written once per language with the pieces of ``elements.j2``; ``html/`` and ``text/`` print the same
pieces, so the two parts of a mail cannot say different things. An unknown variable is an error, never a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from services.notifications.adapters import wording
from services.notifications.domain.notices import Audience, NoticeKind, RenderedMail
from shared.web.i18n import service_catalogues, translate, translations

SERVICE = "notifications"
MAIL_TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / SERVICE / "mail"
LOCALES = ("fr", "en")


@dataclass(frozen=True)
class Sender:
    """Who writes: the display name and the address of the settings."""

    name: str
    email: str


@dataclass(frozen=True)
class Reading:
    """How one person reads it: language, « tu » or « vous », whom to answer, and how to stop it (digests)."""

    locale: str
    familiar: bool
    contact: str
    unsubscribe_url: str | None = None


@dataclass(frozen=True)
class About:
    """What the layout says around every text."""

    locale: str
    sender: Sender
    contact: str
    why: str
    unsubscribe_url: str | None


class _FrenchLoader(FileSystemLoader):
    """Puts the no-break spaces into French texts, so that the sources stay readable."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        return wording.with_french_spaces(source) if Path(path).parent.name == "fr" else source, path, fresh


class MailRenderer:
    """Environments are made once per process, templates compiled once: a mail costs its words only."""

    def __init__(self, sender: Sender) -> None:
        self.sender = sender
        self._html = {locale: mail_environment(locale, "html") for locale in LOCALES}
        self._text = {locale: mail_environment(locale, "text") for locale in LOCALES}
        self._inliner = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)

    def render(self, kind: NoticeKind, context: Mapping[str, object], reading: Reading) -> RenderedMail:
        """``context``: values by declared field, as ``read_context`` gives them."""
        html_source, text_source = self._html[reading.locale], self._text[reading.locale]
        about = About(reading.locale, self.sender, reading.contact, reason(kind, reading), reading.unsubscribe_url)
        values = {**context, "tu": reading.familiar, "about": about}
        text_template = text_source.get_template(f"{kind.code}.j2")
        page = html_source.get_template(f"{kind.code}.j2").render(values)
        return RenderedMail(
            subject=" ".join(_block(text_template, "subject", values).split(" ")).strip(),
            html=self._inliner.inline(page),
            text=wording.without_blank_runs(text_template.render(values)),
        )


_REASONS: dict[Audience, tuple[str, str]] = {
    Audience.CANDIDATE: (
        "Tu reçois ce message parce que cette adresse figure sur ton inscription au recrutement.",
        "Vous recevez ce message parce que cette adresse figure sur une inscription au recrutement.",
    ),
    Audience.FAMILY: (
        "Tu reçois ce message parce que cette adresse figure sur ton dossier d’embauche.",
        "Vous recevez ce message parce que cette adresse a été donnée comme celle d’un représentant légal.",
    ),
    Audience.PARTY: (
        "Tu reçois ce message parce que tu es partie au contrat.",
        "Vous recevez ce message parce que vous êtes partie ou représentant légal d’une partie au contrat.",
    ),
    Audience.GUARDIAN: (
        "",
        "Vous recevez ce message parce que cette adresse a été donnée comme celle d’un représentant légal.",
    ),
    Audience.SCHOOL: ("", "Vous recevez ce message parce que votre structure oriente des jeunes vers le projet."),
    Audience.HOST: ("", "Vous recevez ce message parce que votre structure accueille des séances du projet."),
    Audience.STAFF: ("", "Vous recevez ce message parce que vous suivez ce dossier au sein de l’équipe."),
    Audience.PARTNER: (
        "",
        "Vous recevez cette lettre, une fois par semaine au plus, parce que votre structure est partenaire du projet.",
    ),
}


def reason(kind: NoticeKind, reading: Reading) -> str:
    """Why the person gets this, in one sentence of the footer."""
    familiar, formal = _REASONS[kind.audience]
    return translate(familiar if reading.familiar and familiar else formal, reading.locale, service=SERVICE)


def mail_environment(locale: str, part: str) -> Environment:
    loader = _FrenchLoader([MAIL_TEMPLATES / locale, MAIL_TEMPLATES / part])
    environment = Environment(
        loader=loader,
        autoescape=part == "html",  # noqa: S701  # the other part is plain text, where escaping would be seen
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = translations(locale, service_catalogues(SERVICE))
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]  # by the extension
    environment.filters.update(_filters(locale))
    environment.globals["colon"] = f"{wording.NBSP}:" if locale == "fr" else ":"
    environment.globals["m"] = environment.get_template("elements.j2").module
    return environment


def _filters(locale: str) -> dict[str, Callable[..., Any]]:
    dates = {name: partial(getattr(wording, name), locale=locale) for name in ("day", "moment", "short", "span")}
    return {**dates, "de": wording.of, "folded": wording.folded, "underlined": wording.underlined}


def _block(template: Template, name: str, values: Mapping[str, object]) -> str:
    return "".join(template.blocks[name](template.new_context(dict(values))))
