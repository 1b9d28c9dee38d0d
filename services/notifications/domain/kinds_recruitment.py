"""The notices that recruitment causes, from registration to the decision."""

from __future__ import annotations

from services.notifications.domain.fields import day, items, link, moment, number, optional, text
from services.notifications.domain.notices import Audience, Category, NoticeKind

_P = "recruitment"
_N = Category.NECESSARY
_I = Category.INFORMATION
_C = Audience.CANDIDATE
_SESSION = (*text("first_name", "module_title"), *moment("starts_at"))
_SEASON = text("first_name", "season_name")

KINDS = (
    NoticeKind(
        "candidate_registered",
        _P,
        _N,
        _C,
        "Inscription enregistrée",
        "Confirme l’inscription, donne le lien personnel et les modules où il reste des places.",
        (*_SEASON, *link(), *items("modules", text("title", "place"), moment("starts_at"), number("places_left"))),
    ),
    NoticeKind(
        "guardian_informed",
        _P,
        _I,
        Audience.GUARDIAN,
        "Représentant légal informé",
        "Dit au représentant légal que le jeune s’est inscrit, chez qui, et ce qui lui sera demandé.",
        (*text("guardian_name"), *_SEASON, *text("employer", "contact_email")),
    ),
    NoticeKind(
        "link_renewed",
        _P,
        _N,
        _C,
        "Nouveau lien personnel",
        "Remplace un lien personnel perdu ou expiré.",
        (*text("first_name"), *link()),
    ),
    NoticeKind(
        "slot_booked",
        _P,
        _N,
        _C,
        "Place réservée",
        "Confirme la réservation, avec l’invitation d’agenda.",
        (*_SESSION, *moment("ends_at"), *text("place", "address"), *link()),
    ),
    NoticeKind(
        "slot_moved",
        _P,
        _N,
        _C,
        "Réservation déplacée",
        "Confirme le changement de séance et met l’agenda à jour.",
        (*_SESSION, *moment("ends_at"), *text("place", "address"), *link()),
    ),
    NoticeKind(
        "slot_cancelled",
        _P,
        _N,
        _C,
        "Réservation annulée",
        "Confirme l’annulation, retire la séance de l’agenda et rouvre le choix.",
        (*_SESSION, *link()),
    ),
    NoticeKind(
        "waiting_list_joined",
        _P,
        _I,
        _C,
        "Liste d’attente",
        "Donne le rang sur la liste d’attente et dit comment une place serait proposée.",
        (*text("first_name", "module_title"), *number("position"), *link()),
    ),
    NoticeKind(
        "place_offered",
        _P,
        _N,
        _C,
        "Place proposée",
        "Propose une place libérée, jusqu’à une date limite.",
        (*_SESSION, *text("place"), *moment("answer_before"), *link()),
    ),
    NoticeKind(
        "module_reminder",
        _P,
        _N,
        _C,
        "Rappel de séance",
        "Rappelle l’heure et le lieu du module de recrutement.",
        (*_SESSION, *text("place", "address"), *link()),
    ),
    NoticeKind(
        "decision_selected",
        _P,
        _N,
        _C,
        "Candidature retenue",
        "Annonce la sélection, les dates et la suite.",
        (*_SEASON, *day("training_starts_on", "contract_starts_on"), *text("contact_email")),
    ),
    NoticeKind(
        "decision_reserve",
        _P,
        _N,
        _C,
        "Liste de réserve",
        "Annonce la place sur la liste de réserve et ce qu’elle veut dire.",
        (*_SEASON, *text("contact_email")),
    ),
    NoticeKind(
        "decision_not_selected",
        _P,
        _N,
        _C,
        "Candidature non retenue",
        "Annonce la décision avec égards et propose un retour de vive voix.",
        (*_SEASON, *optional(text("contact_name")), *text("contact_email")),
    ),
    NoticeKind(
        "school_results",
        _P,
        _N,
        Audience.SCHOOL,
        "Résultats pour l’établissement",
        "Donne à un prescripteur la décision pour ses propres élèves, et rien d’autre.",
        (
            *optional(text("contact_name")),
            *text("partner_name", "season_name"),
            *items("pupils", text("name", "outcome")),
            *optional(link()),
        ),
    ),
    NoticeKind(
        "withdrawal_noted",
        _P,
        _N,
        _C,
        "Retrait enregistré",
        "Confirme le retrait de la candidature.",
        _SEASON,
    ),
)
