"""One sample context per kind, as its owner would send it: names with accents, apostrophes, hyphens and ``&``."""

from __future__ import annotations

from typing import Any

LINK = "https://janus.example/recrutement/moi/c2FtcGxlLXRva2VuLXNhbXBsZS10b2tlbi1zYW1wbGUtdG9rZW4"
PLACE = "Exploradôme"
ADDRESS = "18, avenue Henri Barbusse, 94400 Vitry-sur-Seine"
MODULE = "Module du mercredi"
SEASON = "JANUS 2026-2027"
CONTACT = "janus@exploradome.example"
STARTS = "2026-10-07T14:00:00+02:00"
ENDS = "2026-10-07T17:00:00+02:00"

SESSION = {"first_name": "Zoé", "module_title": MODULE, "starts_at": STARTS, "link": LINK}
PLACED = {**SESSION, "place": PLACE, "address": ADDRESS}
FAMILY = {"name": "Awa D’Almeida & fils", "youth_name": "Zoé D’Almeida-Noël"}

SAMPLES: dict[str, dict[str, Any]] = {
    "candidate_registered": {
        "first_name": "Zoé",
        "season_name": SEASON,
        "link": LINK,
        "modules": [
            {"title": MODULE, "starts_at": STARTS, "place": PLACE, "places_left": 7},
            {"title": "Module du samedi", "starts_at": "2026-10-10T09:30:00+02:00", "place": PLACE, "places_left": 0},
        ],
    },
    "guardian_informed": {
        "guardian_name": "Awa D’Almeida & fils",
        "first_name": "Zoé",
        "season_name": SEASON,
        "employer": "Exploradôme (association Savoir Apprendre)",
        "contact_email": CONTACT,
    },
    "link_renewed": {"first_name": "Zoé", "link": LINK},
    "slot_booked": {**PLACED, "ends_at": ENDS},
    "slot_moved": {**PLACED, "ends_at": ENDS},
    "slot_cancelled": SESSION,
    "waiting_list_joined": {"first_name": "Zoé", "module_title": MODULE, "position": 3, "link": LINK},
    "place_offered": {**SESSION, "place": PLACE, "answer_before": "2026-10-01T18:30:00+02:00"},
    "module_reminder": PLACED,
    "decision_selected": {
        "first_name": "Zoé",
        "season_name": SEASON,
        "training_starts_on": "2026-10-19",
        "contract_starts_on": "2027-01-06",
        "contact_email": CONTACT,
    },
    "decision_reserve": {"first_name": "Zoé", "season_name": SEASON, "contact_email": CONTACT},
    "decision_not_selected": {
        "first_name": "Zoé",
        "season_name": SEASON,
        "contact_name": "Anne-Lise O’Neill",
        "contact_email": CONTACT,
    },
    "school_results": {
        "contact_name": "Mme L’Héritier",
        "partner_name": "Lycée Jean Macé",
        "season_name": SEASON,
        "pupils": [
            {"name": "Zoé D’Almeida-Noël", "outcome": "selected"},
            {"name": "Ken O’Brien & Cie", "outcome": "reserve"},
            {"name": "Lou Nguyễn", "outcome": "not_selected"},
        ],
        "link": LINK,
    },
    "withdrawal_noted": {"first_name": "Zoé", "season_name": SEASON},
    "dossier_opened": {
        **FAMILY,
        "is_guardian": True,
        "link": LINK,
        "papers": [
            {"label": "Pièce d’identité de Zoé", "why": "Elle prouve l’âge et l’identité.", "due_on": "2026-11-20"},
            {"label": "Autorisation de travail", "why": "Zoé a moins de 18 ans.", "due_on": "2026-12-01"},
        ],
        "first_session_on": "2027-01-13",
    },
    "paper_refused": {
        **FAMILY,
        "paper_label": "Pièce d’identité",
        "reason": "La date de fin n’est pas lisible.",
        "link": LINK,
        "due_on": "2026-11-20",
    },
    "papers_reminder": {
        **FAMILY,
        "papers": [{"label": "Pièce d’identité", "due_on": "2026-11-20"}, {"label": "RIB", "due_on": None}],
        "link": LINK,
        "days_left": 5,
    },
    "contract_to_sign": {
        **FAMILY,
        "role": "guardian",
        "link": LINK,
        "sign_before": "2027-01-05",
        "starts_on": "2027-01-06",
    },
    "signature_refused": {**FAMILY, "signatory_name": "Awa D’Almeida & fils", "wish": "wants_call", "link": LINK},
    "contract_completed": {**FAMILY, "starts_on": "2027-01-06", "ends_on": "2027-06-30", "link": LINK},
    "host_informed": {
        "contact_name": "M. Saint-Léger",
        "partner_name": "ORDIVAL",
        "ambassadors": [{"first_name": "Zoé", "is_minor": True}, {"first_name": "Ken", "is_minor": False}],
        "minors_policy": "with_adult",
        "adult_required": True,
        "first_session_on": "2027-01-13",
        "contact_email": CONTACT,
    },
    "deadline_at_risk": {
        **FAMILY,
        "paper_label": "Autorisation de travail",
        "owed_by": "Awa D’Almeida",
        "ready_on": "2027-01-20",
        "first_session_on": "2027-01-13",
        "link": LINK,
    },
    "partner_digest": {
        "contact_name": "Mme L’Héritier",
        "partner_name": "Lycée Jean Macé",
        "week_label": "semaine du 5 au 11 octobre 2026",
        "items": [
            {"title": "Quatre élèves inscrits", "text": "Zoé, Ken & Lou ont choisi leur séance ; l’un hésite encore."},
            {"title": "Prochaine date", "text": "Le module du samedi a lieu le 10 octobre."},
        ],
    },
}
