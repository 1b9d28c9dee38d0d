"""The words that fill the Word templates: one nested table of French names, which HR meets in the documents.

The keys are the vocabulary of the templates (`{{ salarie.nom }}`): renaming one breaks every template, so a test holds
them equal to what the templates use.
"""

from __future__ import annotations

from datetime import timedelta

from services.contracts.domain.age import MAJORITY, birthday_at
from services.contracts.domain.contract_text import (
    ContractText,
    Guardian,
    GuardianRelation,
    PartTimeGround,
    Sex,
    SignatoryRole,
    SlotKind,
    WeeklySlot,
    Youth,
)
from services.contracts.domain.french import (
    WEEKDAYS,
    clock_time,
    enumeration,
    euros,
    hours,
    hours_and_minutes,
    long_date,
    phone_number,
    siret_number,
)

Words = dict[str, object]

COMPLEMENTARY_PART = 10  # L3123-28: a tenth of the weekly hours, unless a branch agreement says otherwise
BORN = {Sex.FEMALE: "née", Sex.MALE: "né", Sex.UNSTATED: "né(e)"}
RELATIONS = {
    GuardianRelation.MOTHER: "mère",
    GuardianRelation.FATHER: "père",
    GuardianRelation.GUARDIAN: "tuteur ou tutrice",
    GuardianRelation.ASE_SERVICE: "service de l’aide sociale à l’enfance",
}
SLOT_KINDS = {
    SlotKind.SESSION: "Animation",
    SlotKind.PREPARATION: "Préparation",
    SlotKind.MEETING: "Réunion d’équipe",
}
MENTIONS = {
    SignatoryRole.YOUTH: "« Lu et approuvé »",
    SignatoryRole.GUARDIAN: "« Lu et approuvé, bon pour autorisation »",
    SignatoryRole.EMPLOYER: "« Lu et approuvé »",
}


def wording(text: ContractText) -> Words:
    """Every name that a template may use, already in French form. No value is None; an absent one is an empty text."""
    return {
        "document": _document(text),
        "employeur": _employer(text),
        "organismes": _bodies(text),
        "salarie": _youth(text),
        "representants": [_guardian(guardian) for guardian in text.guardians],
        "motif": {"nature": text.motive.ground, "article": text.motive.article, "faits": _sentence(text.motive.facts)},
        "programme": _programme(text),
        "poste": _post(text),
        "duree": _term(text),
        "heures": _hours(text),
        "paie": _pay(text),
        "creneaux": [_slot(slot) for slot in sorted(text.slots, key=lambda slot: (slot.weekday, slot.starts_at))],
        "lieux": [
            {"nom": place.name, "adresse": one_line(place.address), "adulte": place.adult_required}
            for place in text.places
        ],
        "temps_partiel": {
            "reference": text.part_time.reference,
            "etudes": text.part_time.ground is PartTimeGround.STUDIES,
            "precision": text.part_time.course,
        },
        "signataires": [
            {"nom": signatory.name, "qualite": signatory.quality, "mention": MENTIONS[signatory.role]}
            for signatory in text.signatories
        ],
        "donnees": {"contact": text.data_contact},
    }


def guardian_quality(guardian: Guardian) -> str:
    """`mère, exerçant seule l’autorité parentale`: what is printed under the name of who authorises."""
    relation = RELATIONS[guardian.relation]
    if guardian.organisation:
        return f"{relation}, pour {guardian.organisation}"
    if guardian.relation not in (GuardianRelation.MOTHER, GuardianRelation.FATHER):
        return relation
    alone = {GuardianRelation.MOTHER: "seule", GuardianRelation.FATHER: "seul"}
    if guardian.acts_alone:
        return f"{relation}, exerçant {alone[guardian.relation]} l’autorité parentale"
    return f"{relation}, titulaire de l’autorité parentale"


def one_line(address: str) -> str:
    return ", ".join(part.strip().rstrip(",") for part in address.splitlines() if part.strip())


def _sentence(words: str) -> str:
    return words if words.rstrip().endswith((".", "!", "?", "…")) else f"{words.rstrip()}."


def _document(text: ContractText) -> Words:
    return {
        "reference": text.reference,
        "version": text.version,
        "saison": text.season,
        "fait_a": text.made_at,
        "fait_le": long_date(text.drawn_up_on),
    }


def _employer(text: ContractText) -> Words:
    employer = text.employer
    return {
        "nom": employer.name,
        "raison_sociale": employer.legal_name,
        "adresse": one_line(employer.address),
        "siret": siret_number(employer.siret),
        "ape": employer.ape,
        "signataire": employer.signatory_name,
        "fonction": employer.signatory_title,
        "email": employer.email,
        "telephone": phone_number(employer.phone),
    }


def _bodies(text: ContractText) -> Words:
    bodies = text.bodies
    return {
        "convention": bodies.collective_agreement,
        "idcc": bodies.idcc,
        "urssaf": bodies.urssaf,
        "retraite": bodies.pension_fund,
        "prevoyance": bodies.provident_body,
        "sante_travail": bodies.occupational_health,
    }


def _youth(text: ContractText) -> Words:
    youth, permit = text.youth, text.work_permit
    return {
        "prenom": youth.first_name,
        "nom": youth.last_name.upper(),
        "nom_complet": full_name(youth),
        "ne": BORN[youth.sex],
        "naissance_date": long_date(youth.birth_date),
        "naissance_lieu": youth.birth_place,
        "nationalite": _nationality(youth.nationality),
        "adresse": f"{one_line(youth.address)}, {youth.postal_code} {youth.city}",
        "emancipe": youth.emancipated,
        "majorite_le": _majority_within(text),
        "titre": f"{permit.kind}, valable jusqu’au {long_date(permit.valid_until)}" if permit else "",
    }


def _nationality(words: str) -> str:
    return words if words.startswith("nationalité") else f"de nationalité {words}"


def full_name(youth: Youth) -> str:
    return f"{youth.first_name} {youth.last_name.upper()}"


def _majority_within(text: ContractText) -> str:
    """The date on which the youth-worker limits stop during the contract (T-12), else empty."""
    majority = birthday_at(text.youth.birth_date, MAJORITY)
    return long_date(majority) if text.term.starts_on < majority <= text.term.ends_on else ""


def _guardian(guardian: Guardian) -> Words:
    return {
        "nom_complet": f"{guardian.first_name} {guardian.last_name.upper()}",
        "qualite": guardian_quality(guardian),
    }


def _programme(text: ContractText) -> Words:
    programme = text.programme
    return {
        "nom": programme.name,
        "debut": long_date(programme.starts_on),
        "fin": long_date(programme.ends_on),
        "financeurs": enumeration(programme.funders),
    }


def _post(text: ContractText) -> Words:
    post = text.post
    return {
        "intitule": post.title,
        "groupe": post.group,
        "points": post.points,
        "missions": list(post.duties),
        "responsable": post.supervisor_name,
        "responsable_fonction": post.supervisor_title,
        "risque": post.special_risk,
    }


def _term(text: ContractText) -> Words:
    term = text.term
    trial_end = term.starts_on + timedelta(days=max(term.trial_days - 1, 0))
    return {
        "debut": long_date(term.starts_on),
        "fin": long_date(term.ends_on),
        "essai_jours": term.trial_days,
        "essai_fin": long_date(trial_end) if term.trial_days else "",
    }


def _hours(text: ContractText) -> Words:
    span = text.hours
    complementary = min(span.complementary_limit, span.weekly / COMPLEMENTARY_PART)
    return {
        "animation": hours(span.face_to_face),
        "preparation": hours(span.preparation),
        "preparation_taux": span.preparation_percent,
        "reunions": hours(span.meetings) if span.meetings else "",
        "total": hours(span.total),
        "semaine": hours(span.weekly),
        "semaine_minutes": hours_and_minutes(span.weekly),
        "complementaires": hours_and_minutes(complementary),
        "preavis_jours": span.change_notice_days,
    }


def _pay(text: ContractText) -> Words:
    pay = text.pay
    total = pay.gross_estimate + pay.precarity_estimate + pay.leave_estimate
    return {
        "taux": euros(pay.hourly_rate),
        "smic": euros(pay.smic_hourly),
        "smic_depuis": long_date(pay.smic_since),
        "smic_attente": str(pay.pending_year or ""),
        "brut": euros(pay.gross_estimate),
        "precarite": euros(pay.precarity_estimate),
        "conges": euros(pay.leave_estimate),
        "total": euros(total),
        "elements": [{"libelle": part.label, "montant": part.amount} for part in pay.components],
        "abattement": pay.reduction_percent,
    }


def _slot(slot: WeeklySlot) -> Words:
    return {
        "jour": WEEKDAYS[slot.weekday].capitalize(),
        "horaire": f"{clock_time(slot.starts_at)} – {clock_time(slot.ends_at)}",
        "nature": SLOT_KINDS[slot.kind],
        "lieu": slot.place,
    }
