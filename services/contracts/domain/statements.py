"""What people agree to when they type their name: kept word for word with the consent."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date

from services.contracts.domain.paper_kinds import PaperKind
from services.contracts.domain.rule import Text
from services.contracts.domain.signatories import Role


@dataclass(frozen=True)
class StatementFacts:
    """Names as the contract prints them; ``signer`` is who agrees."""

    signer: str
    youth: str
    employer: str
    starts_on: date
    ends_on: date
    reference: str = ""


_AUTHORISATION = Text(
    "Je soussigné(e) {signer}, représentant(e) légal(e) de {youth}, autorise son embauche par {employer} en contrat à "
    "durée déterminée à temps partiel, du {starts} au {ends}.",
    "I, {signer}, legal representative of {youth}, authorise their employment by {employer} under a part-time "
    "fixed-term contract, from {starts} to {ends}.",
)
_UNDER_24H_YOUTH = Text(
    "Je soussigné(e) {signer} demande à travailler moins de 24 heures par semaine chez {employer}, du {starts} "
    "au {ends}, "
    "pour rester disponible pour mes études ou mes contraintes personnelles.",
    "I, {signer}, ask to work fewer than 24 hours a week for {employer}, from {starts} to {ends}, so as to remain "
    "available for my studies or personal constraints.",
)
_UNDER_24H_GUARDIAN = Text(
    "Je soussigné(e) {signer}, représentant(e) légal(e) de {youth}, m’associe à sa demande de travailler moins de "
    "24 heures par semaine chez {employer}, du {starts} au {ends}.",
    "I, {signer}, legal representative of {youth}, join their request to work fewer than 24 hours a week for "
    "{employer}, from {starts} to {ends}.",
)
_SIGNATURES = {
    Role.YOUTH: Text(
        "J’ai lu le contrat {reference} et je le signe.",
        "I have read contract {reference} and I sign it.",
    ),
    Role.GUARDIAN: Text(
        "J’ai lu le contrat {reference}, j’autorise {youth} à le conclure et je le signe comme représentant(e) "
        "légal(e).",
        "I have read contract {reference}, I authorise {youth} to enter into it and I sign it as legal representative.",
    ),
    Role.ASE_SERVICE: Text(
        "J’ai lu le contrat {reference}, j’autorise {youth} à le conclure et je le signe pour le service qui exerce "
        "l’autorité parentale.",
        "I have read contract {reference}, I authorise {youth} to enter into it and I sign it for the service "
        "that holds "
        "parental authority.",
    ),
    Role.EMPLOYER: Text(
        "Je signe le contrat {reference} pour l’employeur {employer} et j’ai qualité pour l’engager.",
        "I sign contract {reference} for the employer {employer} and I am entitled to commit it.",
    ),
}


def paper_statement(kind: PaperKind, facts: StatementFacts, *, by_youth: bool, locale: str) -> str:
    request = _UNDER_24H_YOUTH if by_youth else _UNDER_24H_GUARDIAN
    return _filled(_AUTHORISATION if kind is PaperKind.AUTHORISATION else request, facts, locale)


def signature_statement(role: Role, facts: StatementFacts, *, locale: str) -> str:
    return _filled(_SIGNATURES[role], facts, locale)


def _filled(text: Text, facts: StatementFacts, locale: str) -> str:
    return text.for_locale(locale).format(
        signer=facts.signer,
        youth=facts.youth,
        employer=facts.employer,
        reference=facts.reference,
        starts=facts.starts_on.strftime("%d/%m/%Y"),
        ends=facts.ends_on.strftime("%d/%m/%Y"),
    )


def same_name(typed: str, expected: str) -> bool:
    """Case, accents' encoding, spacing and the shape of apostrophes and hyphens do not make another person."""
    return _canonical(typed) == _canonical(expected)


def name_within(whole: str, name: str) -> bool:
    """Whether every word of ``name`` stands in ``whole``, whatever the order: «DIALLO Awa ou Mariam»."""
    words = set(_bare(whole).split())
    return all(word in words for word in _bare(name).split())


def _canonical(name: str) -> str:
    composed = unicodedata.normalize("NFC", name).casefold().replace("’", "'").replace("‑", "-")
    return " ".join(composed.split())


def _bare(name: str) -> str:
    """Banks print holders without accents."""
    decomposed = unicodedata.normalize("NFD", _canonical(name).replace("-", " ").replace("'", " "))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
