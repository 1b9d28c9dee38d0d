"""Every paper that a dossier may ask for: its names, who holds it, how it is handed in and what it blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from services.contracts.domain.rule import Text


class PaperKind(StrEnum):
    """Codes of the document matrix. D19 (criminal record) and health papers are never asked for (R-06)."""

    IDENTITY = "D01"
    PERMIT = "D02"
    PREFECTURE_CHECK = "D03"
    STUDENT_DECLARATION = "D04"
    WORK_PERMIT = "D05"
    AUTHORISATION = "D06"
    PROOF_OF_AUTHORITY = "D07"
    PARENT_IDENTITY = "D08"
    JUDGMENT = "D09"
    SCHOOL_CERTIFICATE = "D10"
    UNDER_24H_REQUEST = "D11"
    SOCIAL_SECURITY = "D12"
    BANK_ACCOUNT = "D13"
    ADDRESS = "D14"
    MEDICAL_VISIT = "D15"
    DPAE = "D16"


class HandIn(StrEnum):
    """FILE: photo or PDF; STATEMENT: typed consent on the page, or a signed file; DATED: the association ticks it."""

    FILE = "file"
    STATEMENT = "statement"
    NIR = "nir"
    IBAN = "iban"
    DATED = "dated"


class Provider(StrEnum):
    YOUTH = "youth"
    GUARDIAN = "guardian"
    ASSOCIATION = "association"


class Blocks(StrEnum):
    SIGN = "sign"
    START = "start"
    PAY = "pay"
    NOTHING = "nothing"


@dataclass(frozen=True)
class PaperType:
    """``purpose``: why, in plain words for whoever is asked. ``lead_days``: calendar days that it usually takes."""

    kind: PaperKind
    label: Text
    purpose: Text
    hand_in: HandIn
    blocks: Blocks
    lead_days: int
    expires: bool = False


_TYPES = (
    PaperType(
        PaperKind.IDENTITY,
        Text("Pièce d’identité ou passeport", "Identity card or passport"),
        Text(
            "Pour établir le contrat au bon nom et vérifier l’âge.",
            "To draw up the contract in the right name and check the age.",
        ),
        HandIn.FILE,
        Blocks.SIGN,
        7,
        expires=True,
    ),
    PaperType(
        PaperKind.PERMIT,
        Text("Titre de séjour autorisant le travail", "Residence permit that allows work"),
        Text(
            "Pour vérifier que le titre permet de travailler en France.",
            "To check that the permit allows work in France.",
        ),
        HandIn.FILE,
        Blocks.START,
        10,
        expires=True,
    ),
    PaperType(
        PaperKind.PREFECTURE_CHECK,
        Text("Vérification du titre auprès de la préfecture", "Check of the permit with the prefecture"),
        Text(
            "L’association doit faire vérifier le titre avant l’embauche.",
            "The association must have the permit checked before hiring.",
        ),
        HandIn.DATED,
        Blocks.START,
        7,
    ),
    PaperType(
        PaperKind.STUDENT_DECLARATION,
        Text(
            "Déclaration d’emploi d’un étudiant étranger à la préfecture",
            "Declaration of a foreign student’s job to the prefecture",
        ),
        Text(
            "L’association doit déclarer l’emploi d’un étudiant étranger avant qu’il commence.",
            "The association must declare a foreign student’s job before it begins.",
        ),
        HandIn.DATED,
        Blocks.START,
        7,
    ),
    PaperType(
        PaperKind.WORK_PERMIT,
        Text("Autorisation de travail pour ce contrat", "Work permit for this contract"),
        Text(
            "Ce contrat demande une autorisation de travail préalable.",
            "This contract needs a work permit first.",
        ),
        HandIn.DATED,
        Blocks.START,
        75,
    ),
    PaperType(
        PaperKind.AUTHORISATION,
        Text("Autorisation du représentant légal", "Legal representative’s authorisation"),
        Text(
            "Avant 18 ans, un contrat de travail demande l’accord écrit des représentants légaux.",
            "Before the age of 18 a work contract needs the written agreement of the legal representatives.",
        ),
        HandIn.STATEMENT,
        Blocks.SIGN,
        7,
    ),
    PaperType(
        PaperKind.PROOF_OF_AUTHORITY,
        Text("Livret de famille, acte de naissance ou jugement", "Family record, birth certificate or judgment"),
        Text(
            "Pour savoir qui exerce l’autorité parentale et peut donc signer.",
            "To know who holds parental authority and may therefore sign.",
        ),
        HandIn.FILE,
        Blocks.SIGN,
        10,
    ),
    PaperType(
        PaperKind.PARENT_IDENTITY,
        Text("Pièce d’identité du représentant légal", "Legal representative’s identity document"),
        Text(
            "Pour vérifier que la personne qui autorise est bien celle qui signe.",
            "To check that the person who authorises is the one who signs.",
        ),
        HandIn.FILE,
        Blocks.SIGN,
        7,
        expires=True,
    ),
    PaperType(
        PaperKind.JUDGMENT,
        Text(
            "Décision de justice ou du département (placement, tutelle, émancipation)",
            "Decision of a court or of the département (placement, guardianship, emancipation)",
        ),
        Text(
            "Elle dit qui peut signer à la place des parents, ou sans eux.",
            "It says who may sign instead of the parents, or without them.",
        ),
        HandIn.FILE,
        Blocks.SIGN,
        30,
    ),
    PaperType(
        PaperKind.SCHOOL_CERTIFICATE,
        Text("Certificat de scolarité", "School or university certificate"),
        Text(
            "Les études permettent un contrat de quelques heures par semaine.",
            "Studies allow a contract of a few hours a week.",
        ),
        HandIn.FILE,
        Blocks.SIGN,
        10,
    ),
    PaperType(
        PaperKind.UNDER_24H_REQUEST,
        Text("Demande de travailler moins de 24 heures par semaine", "Request to work fewer than 24 hours a week"),
        Text(
            "Un contrat compte au moins 24 heures par semaine, sauf demande écrite : les séances en prennent "
            "bien moins.",
            "A contract has at least 24 hours a week unless asked otherwise in writing: the sessions take far fewer.",
        ),
        HandIn.STATEMENT,
        Blocks.SIGN,
        1,
    ),
    PaperType(
        PaperKind.SOCIAL_SECURITY,
        Text("Numéro de sécurité sociale", "Social-security number"),
        Text(
            "Pour la déclaration d’embauche et la fiche de paie, et rien d’autre.",
            "For the hiring declaration and the pay slip, and nothing else.",
        ),
        HandIn.NIR,
        Blocks.PAY,
        3,
    ),
    PaperType(
        PaperKind.BANK_ACCOUNT,
        Text("IBAN d’un compte au nom du jeune", "IBAN of an account in the youth’s name"),
        Text(
            "Le salaire ne se verse que sur un compte dont le salarié est titulaire ou cotitulaire.",
            "Wages may only be paid to an account that the employee holds or co-holds.",
        ),
        HandIn.IBAN,
        Blocks.PAY,
        7,
    ),
    PaperType(
        PaperKind.ADDRESS,
        Text("Justificatif de domicile", "Proof of address"),
        Text(
            "L’adresse figure sur le contrat et la fiche de paie.",
            "The address stands on the contract and the pay slip.",
        ),
        HandIn.FILE,
        Blocks.NOTHING,
        7,
    ),
    PaperType(
        PaperKind.MEDICAL_VISIT,
        Text("Visite d’information et de prévention (date seulement)", "Information and prevention visit (date only)"),
        Text(
            "Avant 18 ans, cette visite a lieu avant la première séance ; nous n’en gardons que la date.",
            "Before the age of 18 this visit comes before the first session; we only keep its date.",
        ),
        HandIn.DATED,
        Blocks.START,
        30,
    ),
    PaperType(
        PaperKind.DPAE,
        Text("Récépissé de la déclaration préalable à l’embauche", "Receipt of the hiring declaration"),
        Text(
            "L’association déclare l’embauche à l’Urssaf avant la première heure.",
            "The association declares the hiring to the Urssaf before the first hour.",
        ),
        HandIn.DATED,
        Blocks.START,
        1,
    ),
)
PAPER_TYPES: dict[PaperKind, PaperType] = {one.kind: one for one in _TYPES}
