"""Names of recruitment's closed lists as people read them; templates write ``{{ value|label }}``."""

from __future__ import annotations

from enum import StrEnum

from flask import Flask
from flask_babel import gettext

from services.recruitment.domain.booking import BookingStatus
from services.recruitment.domain.candidacy import Stage
from services.recruitment.domain.scoring import Criterion, Phase
from services.recruitment.domain.vocabulary import (
    Care,
    FileKind,
    Outcome,
    Relation,
    Residence,
    ResidencePermit,
    SchoolLevel,
    Sex,
    SoleGround,
)
from services.recruitment.usecases.mark_attendance import Attendance
from shared.web.texts import msgid

WORDS: dict[type[StrEnum], dict[str, str]] = {
    Sex: {
        Sex.FEMALE: msgid("Féminin"),
        Sex.MALE: msgid("Masculin"),
        Sex.UNDISCLOSED: msgid("Je préfère ne pas le dire ici"),
    },
    Residence: {
        Residence.WITH_PARENTS: msgid("Chez mes parents, ou l’un des deux"),
        Residence.HOSTED: msgid("Chez quelqu’un d’autre (famille, famille d’accueil, ami·e)"),
        Residence.OWN_HOME: msgid("Dans mon propre logement ou une résidence étudiante"),
        Residence.FOYER: msgid("En foyer"),
    },
    Care: {
        Care.NONE: msgid("Non"),
        Care.ASE: msgid("Oui, je suis suivi·e par l’Aide sociale à l’enfance (ASE)"),
        Care.HOST_FAMILY: msgid("Oui, je suis placé·e en famille d’accueil"),
    },
    ResidencePermit: {
        ResidencePermit.STUDENT: msgid("Titre ou visa « étudiant »"),
        ResidencePermit.PRIVATE_FAMILY_LIFE: msgid("Carte « vie privée et familiale »"),
        ResidencePermit.RESIDENT_CARD: msgid("Carte de résident"),
        ResidencePermit.REFUGEE: msgid("Carte de réfugié·e"),
        ResidencePermit.SUBSIDIARY_PROTECTION: msgid("Protection subsidiaire"),
        ResidencePermit.TEMPORARY_PROTECTION: msgid("Protection temporaire"),
        ResidencePermit.ASYLUM_SEEKER: msgid("Attestation de demande d’asile"),
        ResidencePermit.EU_FAMILY_MEMBER: msgid("Carte de membre de famille d’un·e citoyen·ne de l’Union européenne"),
        ResidencePermit.ARTICLE_50: msgid("Carte « article 50 TUE » (Royaume-Uni)"),
        ResidencePermit.RENEWAL_RECEIPT: msgid("Récépissé de renouvellement"),
        ResidencePermit.MINOR_TRAVEL_DOCUMENT: msgid("Document de circulation pour mineur (DCEM)"),
        ResidencePermit.VISITOR: msgid("Carte « visiteur »"),
        ResidencePermit.NONE: msgid("Aucun pour l’instant"),
        ResidencePermit.OTHER: msgid("Autre titre"),
    },
    Relation: {
        Relation.MOTHER: msgid("Mère"),
        Relation.FATHER: msgid("Père"),
        Relation.GUARDIAN: msgid("Tuteur ou tutrice"),
        Relation.ASE_SERVICE: msgid("Aide sociale à l’enfance"),
    },
    SoleGround: {
        SoleGround.DECEASED: msgid("L’autre parent est décédé"),
        SoleGround.AUTHORITY_WITHDRAWN: msgid("L’autre parent n’a plus l’autorité parentale"),
        SoleGround.SINGLE_FILIATION: msgid("Un seul parent figure sur l’acte de naissance"),
        SoleGround.SOLE_AUTHORITY_JUDGMENT: msgid("Un juge a confié l’autorité parentale à ce parent seul"),
        SoleGround.OUT_OF_REACH: msgid("L’autre parent ne peut pas être joint"),
    },
    SchoolLevel: {
        SchoolLevel.SECONDE_GENERALE: msgid("Seconde générale et technologique"),
        SchoolLevel.PREMIERE_GENERALE: msgid("Première générale"),
        SchoolLevel.PREMIERE_TECHNOLOGIQUE: msgid("Première technologique"),
        SchoolLevel.TERMINALE_GENERALE: msgid("Terminale générale"),
        SchoolLevel.TERMINALE_TECHNOLOGIQUE: msgid("Terminale technologique"),
        SchoolLevel.SECONDE_PROFESSIONNELLE: msgid("Seconde professionnelle"),
        SchoolLevel.PREMIERE_PROFESSIONNELLE: msgid("Première professionnelle"),
        SchoolLevel.TERMINALE_PROFESSIONNELLE: msgid("Terminale professionnelle"),
        SchoolLevel.CAP: msgid("CAP"),
        SchoolLevel.APPRENTICE: msgid("En apprentissage"),
        SchoolLevel.BTS: msgid("BTS"),
        SchoolLevel.LICENCE: msgid("Licence, BUT ou autre formation du supérieur"),
        SchoolLevel.JOB_SEEKER: msgid("En recherche d’emploi"),
        SchoolLevel.OTHER: msgid("Autre situation"),
    },
    Stage: {
        Stage.DRAFT: msgid("Brouillon"),
        Stage.REGISTERED: msgid("Inscription reçue"),
        Stage.BOOKED: msgid("Module réservé"),
        Stage.ATTENDED: msgid("Module fait"),
        Stage.EXCUSED: msgid("Absence excusée"),
        Stage.ABSENT: msgid("Absence au module"),
        Stage.SCORED: msgid("Évaluation faite"),
        Stage.SELECTED: msgid("Candidature retenue"),
        Stage.RESERVE: msgid("Liste de réserve"),
        Stage.NOT_SELECTED: msgid("Candidature non retenue"),
        Stage.ACCEPTED: msgid("Place acceptée"),
        Stage.DECLINED: msgid("Place refusée"),
        Stage.WITHDRAWN: msgid("Candidature retirée"),
    },
    Outcome: {
        Outcome.SELECTED: msgid("Candidature retenue"),
        Outcome.RESERVE: msgid("Liste de réserve"),
        Outcome.NOT_SELECTED: msgid("Candidature non retenue"),
    },
    BookingStatus: {
        BookingStatus.ACTIVE: msgid("Réservé"),
        BookingStatus.CANCELLED: msgid("Annulé"),
        BookingStatus.CAME: msgid("Présence notée"),
        BookingStatus.EXCUSED: msgid("Absence excusée"),
        BookingStatus.ABSENT: msgid("Absence au module"),
    },
    Attendance: {
        Attendance.CAME: msgid("Venu·e"),
        Attendance.EXCUSED: msgid("Excusé·e"),
        Attendance.ABSENT: msgid("Absent·e"),
    },
    FileKind: {FileKind.CV: msgid("CV"), FileKind.LETTER: msgid("Lettre de motivation")},
    Phase: {
        Phase.INTERVIEW: msgid("Entretien individuel"),
        Phase.PAIR: msgid("Travail en binôme"),
        Phase.SOLO: msgid("Travail en solo"),
    },
    Criterion: {
        Criterion.ENERGY: msgid("Enthousiasme et énergie"),
        Criterion.SHARING: msgid("Envie de transmettre et d’échanger"),
        Criterion.COOPERATION: msgid("Coopération"),
        Criterion.SELF_WORK: msgid("Volonté de travailler sur soi"),
        Criterion.ADAPTATION: msgid("Adaptation à l’imprévu"),
        Criterion.INITIATIVE: msgid("Initiative"),
        Criterion.CREATIVITY: msgid("Créativité"),
        Criterion.TECHNICAL: msgid("Aisance technique"),
    },
}

_OPENINGS = {
    "open_sheet": msgid("fiche"),
    f"read_{FileKind.CV}": msgid("CV"),
    f"read_{FileKind.LETTER}": msgid("Lettre de motivation"),
}
_KINDS: dict[str, str] = {
    Stage.BOOKED: "info",
    Stage.ATTENDED: "info",
    Stage.EXCUSED: "warning",
    Stage.ABSENT: "danger",
    Stage.SCORED: "info",
    Stage.SELECTED: "success",
    Stage.RESERVE: "warning",
    Stage.ACCEPTED: "success",
}


def label(value: StrEnum) -> str:
    """The value's name in the reader's language."""
    return str(gettext(WORDS[type(value)][value]))


def opening(action: str) -> str:
    """What was opened, as the access log names it."""
    return str(gettext(_OPENINGS[action]))


def badge_kind(value: StrEnum) -> str:
    """The colour of a stage or an outcome."""
    return _KINDS.get(value, "neutral")


def options(kind: type[StrEnum], *, without: tuple[StrEnum, ...] = ()) -> list[tuple[str, str]]:
    """What a select or a group of radio buttons offers."""
    return [(member.value, label(member)) for member in kind if member not in without]


def prepare(app: Flask) -> None:
    """Gives the templates these words."""
    app.jinja_env.filters.update(label=label, badge_kind=badge_kind, opening=opening)
