"""The notices that contracts causes, from the first paper asked to the signed contract."""

from __future__ import annotations

from services.notifications.domain.fields import day, flag, items, link, moment, number, optional, text
from services.notifications.domain.notices import Audience, Category, NoticeKind

_P = "contracts"
_N = Category.NECESSARY
_WHO = text("name", "youth_name")

KINDS = (
    NoticeKind(
        "dossier_opened",
        _P,
        _N,
        Audience.FAMILY,
        "Pièces demandées",
        "Demande les pièces du dossier d’embauche : lesquelles, pourquoi, pour quand.",
        (
            *_WHO,
            *flag("is_guardian"),
            *link(),
            *items("papers", text("label"), optional(text("why"), day("due_on"))),
            *optional(day("first_session_on")),
        ),
    ),
    NoticeKind(
        "paper_refused",
        _P,
        _N,
        Audience.FAMILY,
        "Pièce à renvoyer",
        "Dit pourquoi une pièce n’est pas acceptée et comment la renvoyer.",
        (*_WHO, *text("paper_label", "reason"), *link(), *optional(day("due_on"))),
    ),
    NoticeKind(
        "papers_reminder",
        _P,
        _N,
        Audience.FAMILY,
        "Rappel des pièces",
        "Rappelle les pièces qui manquent encore et le temps qui reste.",
        (*_WHO, *items("papers", text("label"), optional(day("due_on"))), *link(), *optional(number("days_left"))),
    ),
    NoticeKind(
        "contract_to_sign",
        _P,
        _N,
        Audience.PARTY,
        "Contrat à signer",
        "Demande de lire puis de signer le contrat, à son tour.",
        (*_WHO, *text("role"), *link(), *optional(moment("sign_before")), *day("starts_on")),
    ),
    NoticeKind(
        "signature_refused",
        _P,
        _N,
        Audience.STAFF,
        "Signature refusée",
        "Prévient les ressources humaines d’un refus ou d’une demande d’appel.",
        (*_WHO, *text("signatory_name"), *optional(text("wish")), *link()),
    ),
    NoticeKind(
        "contract_completed",
        _P,
        _N,
        Audience.PARTY,
        "Contrat signé par tous",
        "Remet à chaque partie un exemplaire du contrat signé par tous.",
        (*_WHO, *day("starts_on", "ends_on"), *optional(link())),
    ),
    NoticeKind(
        "host_informed",
        _P,
        Category.INFORMATION,
        Audience.HOST,
        "Lieu d’accueil informé",
        "Dit au lieu d’accueil qui vient, qui est mineur et ce que cela demande.",
        (
            *optional(text("contact_name")),
            *text("partner_name"),
            *items("ambassadors", text("first_name"), flag("is_minor")),
            *text("minors_policy"),
            *flag("adult_required"),
            *optional(day("first_session_on")),
            *text("contact_email"),
        ),
    ),
    NoticeKind(
        "deadline_at_risk",
        _P,
        _N,
        Audience.STAFF,
        "Échéance menacée",
        "Signale la pièce qui retarde un contrat, qui la doit et la date qui en résulte.",
        (*_WHO, *text("paper_label", "owed_by"), *optional(day("ready_on"), day("first_session_on")), *link()),
    ),
)
