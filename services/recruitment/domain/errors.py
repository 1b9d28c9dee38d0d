"""What recruitment refuses, each with a stable code and a sentence for the person concerned."""

from __future__ import annotations

from shared.errors import Conflict, Expired, InvalidInput, NotFound


class BornInTheFuture(InvalidInput):
    code = "born_in_the_future"
    message = "Cette date de naissance est dans le futur."


class TooYoung(InvalidInput):
    """K-13 and K-14: no work below 16 in this programme."""

    code = "too_young"
    message = (
        "Le contrat commence le %(starts_on)s et la loi demande d’avoir 16 ans ce jour-là. "
        "Pour toi, ce sera possible à partir du %(possible_from)s."
    )


class TooOld(InvalidInput):
    code = "too_old"
    message = "Le programme est ouvert jusqu’à 21 ans inclus au début du contrat, le %(starts_on)s."


class PermitMissing(InvalidInput):
    code = "permit_missing"
    message = "Dis-nous quel titre de séjour tu as, même si c’est « aucun pour l’instant »."


class GuardianMissing(InvalidInput):
    code = "guardian_missing"
    message = "Tu es mineur·e : indique au moins un parent ou une personne qui a l’autorité parentale."


class SoleGroundMissing(InvalidInput):
    code = "sole_ground_missing"
    message = "Tu n’indiques qu’un parent : dis-nous pourquoi, ou ajoute l’autre parent."


class GuardianSharesAddress(InvalidInput):
    """Each signatory needs an address of their own, or one person could sign for two (S-05)."""

    code = "guardian_shares_address"
    message = "L’adresse e-mail du parent doit être différente de la tienne : chacun recevra son propre lien."


class GuardiansShareAddress(InvalidInput):
    code = "guardians_share_address"
    message = "Les deux parents doivent avoir chacun leur adresse e-mail : chacun recevra son propre lien."


class SchoolUnknown(InvalidInput):
    code = "school_unknown"
    message = "Choisis un établissement de la liste, ou « Autre ou aucun »."


class AlreadyRegistered(Conflict):
    """Says that the address is known, never whose it is."""

    code = "already_registered"
    message = (
        "Une inscription existe déjà avec cette adresse e-mail. "
        "Si c’est la tienne, demande un nouveau lien : nous l’envoyons à cette adresse."
    )


class SubmittedTwice(Conflict):
    """A double click: the first submission stands."""

    code = "submitted_twice"
    message = "Ton inscription est déjà enregistrée."


class RegistrationClosed(Conflict):
    code = "registration_closed"
    message = "Les inscriptions ne sont pas ouvertes en ce moment."


class SeasonUnknown(NotFound):
    code = "season_unknown"
    message = "Cette saison n’existe pas."


class CandidateUnknown(NotFound):
    code = "candidate_unknown"
    message = "Cette candidature n’existe pas, ou ne vous est pas ouverte."


class ModuleUnknown(NotFound):
    code = "module_unknown"
    message = "Ce module n’existe pas."


class ModuleFull(Conflict):
    code = "module_full"
    message = "La dernière place vient d’être prise. Choisis un autre module, ou la liste d’attente."


class ModuleHasPlaces(Conflict):
    code = "module_has_places"
    message = "Il reste des places dans ce module : tu peux réserver directement."


class ModuleTooSoon(Conflict):
    code = "module_too_soon"
    message = "Ce module commence trop bientôt pour être réservé ici. Appelle-nous."


class ModuleStarted(Conflict):
    code = "module_started"
    message = "Ce module a déjà commencé : appelle-nous si quelque chose n’est pas juste."


class ModuleNotStarted(Conflict):
    code = "module_not_started"
    message = "Le module n’a pas commencé : on ne peut pas encore noter une présence ou une absence."


class ModuleExists(Conflict):
    code = "module_exists"
    message = "Ce module est déjà ouvert, à la même heure et sous le même titre."


class AlreadyBooked(Conflict):
    code = "already_booked"
    message = "Tu as déjà réservé un module : tu peux le changer ou l’annuler."


class AlreadyWaiting(Conflict):
    code = "already_waiting"
    message = "Tu es déjà sur la liste d’attente de ce module."


class NotBookable(Conflict):
    code = "not_bookable"
    message = "Ta candidature n’en est plus au choix d’un module."


class BookedSince(Conflict):
    code = "booked_since"
    message = "Cette personne a réservé un autre module depuis : notez sa présence là-bas."


class NothingBooked(NotFound):
    code = "nothing_booked"
    message = "Tu n’as pas de réservation en cours."


class OfferOver(Expired):
    code = "offer_over"
    message = "Cette place n’est plus proposée : le délai est passé ou elle a déjà été acceptée."


class ModuleCapacityInvalid(InvalidInput):
    code = "module_capacity_invalid"
    message = "Le nombre de places doit être un nombre entier d’au moins 1."


class ModuleTimesInvalid(InvalidInput):
    code = "module_times_invalid"
    message = "Le module doit finir après son début."


class SheetAlreadySubmitted(Conflict):
    code = "sheet_already_submitted"
    message = "Votre grille pour cette personne est déjà enregistrée : elle ne change plus."


class SheetIncomplete(InvalidInput):
    code = "sheet_incomplete"
    message = "Répondez à chaque ligne, avec une note ou « non vu »."


class TooLittleObserved(InvalidInput):
    code = "too_little_observed"
    message = "Notez au moins %(minimum)s lignes : en dessous, la grille ne permet pas de comparer."


class NotAttended(Conflict):
    code = "not_attended"
    message = "Cette personne n’est pas notée présente au module."


class NoteMissing(InvalidInput):
    code = "note_missing"
    message = "Ajoutez une courte note sur ce que vous avez vu."


class RankMissing(InvalidInput):
    code = "rank_missing"
    message = "Donnez un rang à chaque personne de la liste de réserve."


class RankTaken(Conflict):
    code = "rank_taken"
    message = "Ce rang de réserve est déjà pris."


class ReasonMissing(InvalidInput):
    code = "reason_missing"
    message = "Écrivez la raison de la décision : la personne peut demander à la lire."


class DecisionLocked(Conflict):
    code = "decision_locked"
    message = "Cette décision est déjà publiée."


class DecisionMissing(Conflict):
    code = "decision_missing"
    message = "Il manque une décision pour %(missing)s candidature(s) : rien n’a été publié."


class TooManySelected(Conflict):
    code = "too_many_selected"
    message = "%(selected)s personnes retenues pour %(places)s places : rien n’a été publié."


class NothingToPublish(Conflict):
    code = "nothing_to_publish"
    message = "Il n’y a rien à publier : aucune décision nouvelle."


class NotScored(Conflict):
    code = "not_scored"
    message = "Personne n’a encore noté cette candidature : elle ne peut pas être retenue."


class RecordClash(Conflict):
    """Two writers met on a row that only one may have; the page shows what stands."""

    code = "record_clash"
    message = "Quelqu’un vient d’enregistrer la même chose. Relisez la page."
