"""Refusals of the contracts service; messages are French msgids of its catalogue."""

from __future__ import annotations

from shared.errors import Conflict, Forbidden, InvalidInput, NotFound


class DossierAlreadyOpen(Conflict):
    code = "dossier_already_open"
    message = "Un dossier est déjà ouvert pour ce jeune et cette saison."


class DossierClosed(Conflict):
    code = "dossier_closed"
    message = "Ce dossier est annulé : plus rien ne peut y être déposé."


class NotReady(Conflict):
    code = "dossier_not_ready"
    message = "Il manque encore des pièces avant de générer ce contrat."


class AlreadySigned(Conflict):
    code = "already_signed"
    message = "Cette signature est déjà enregistrée."


class ContractOutdated(Conflict):
    code = "contract_outdated"
    message = "Ce contrat a été remplacé ou doit l’être : une nouvelle version va vous être envoyée."


class NotYourTurn(Conflict):
    code = "not_your_turn"
    message = "Ce n’est pas encore à vous de signer : d’autres signatures sont attendues avant la vôtre."


class NameDiffers(InvalidInput):
    code = "name_differs"
    message = "Écrivez votre prénom et votre nom exactement comme dans le contrat : %(name)s."


class ConsentMissing(InvalidInput):
    code = "consent_missing"
    message = "Cochez la case pour donner votre accord."


class NirInvalid(InvalidInput):
    code = "nir_invalid"
    message = "Ce numéro n’est pas valide : vérifiez les 15 chiffres, clé comprise."


class NirContradicts(InvalidInput):
    code = "nir_contradicts"
    message = "Ce numéro ne correspond pas à la date de naissance ou au sexe du dossier."


class IbanInvalid(InvalidInput):
    code = "iban_invalid"
    message = "Cet IBAN n’est pas valide : recopiez-le depuis le relevé d’identité bancaire."


class HolderDiffers(InvalidInput):
    code = "holder_differs"
    message = "Le compte doit être au nom de la personne employée, seule ou avec un autre titulaire."


class FileMissing(InvalidInput):
    code = "file_missing"
    message = "Choisissez un fichier : une photo ou un PDF."


class ReasonMissing(InvalidInput):
    code = "reason_missing"
    message = "Dites pourquoi, en une phrase."


class DateInFuture(InvalidInput):
    code = "date_in_future"
    message = "Cette date n’est pas encore passée."


class WrongHandIn(InvalidInput):
    code = "wrong_hand_in"
    message = "Cette pièce ne se remet pas de cette manière."


class FormUnavailable(Conflict):
    code = "form_unavailable"
    message = "Ce formulaire ne peut pas encore être rempli : il manque une information au dossier."


class OtherOwner(NotFound):
    """A paper of somebody else, reached by a personal link: as if it did not exist."""

    code = "not_found"


class SignatoryUnknown(InvalidInput):
    code = "signatory_unknown"
    message = "Choisissez parmi les signataires prévus."


class EmployerOnly(Forbidden):
    code = "employer_only"
    message = "Seul l’employeur signe ici."


class HostUnknown(InvalidInput):
    code = "host_unknown"
    message = "Choisissez un lieu d’accueil de la liste."


class EndBeforeStart(InvalidInput):
    code = "end_before_start"
    message = "La fin doit venir après le début."


class DuplicateRow(Conflict):
    """Two processes wrote the same row at once; whoever came second may read it again."""

    code = "duplicate_row"
    message = "Cela vient d’être fait par quelqu’un d’autre : rechargez la page."


class NotDrafted(Conflict):
    code = "contract_not_drafted"
    message = "Il n’y a pas de contrat prêt à envoyer pour ce dossier."


class NothingToSign(Conflict):
    code = "nothing_to_sign"
    message = "Il n’y a pas de contrat à signer pour ce dossier."
