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
    """``lead_days``: calendar days that it usually takes, from the request to having it (estimates)."""

    kind: PaperKind
    label: Text
    hand_in: HandIn
    blocks: Blocks
    lead_days: int
    expires: bool = False


_TYPES = (
    PaperType(
        PaperKind.IDENTITY,
        Text("Pièce d’identité ou passeport", "Identity card or passport"),
        HandIn.FILE,
        Blocks.SIGN,
        7,
        expires=True,
    ),
    PaperType(
        PaperKind.PERMIT,
        Text("Titre de séjour autorisant le travail", "Residence permit that allows work"),
        HandIn.FILE,
        Blocks.START,
        10,
        expires=True,
    ),
    PaperType(
        PaperKind.PREFECTURE_CHECK,
        Text("Vérification du titre auprès de la préfecture", "Check of the permit with the prefecture"),
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
        HandIn.DATED,
        Blocks.START,
        7,
    ),
    PaperType(
        PaperKind.WORK_PERMIT,
        Text("Autorisation de travail pour ce contrat", "Work permit for this contract"),
        HandIn.DATED,
        Blocks.START,
        75,
    ),
    PaperType(
        PaperKind.AUTHORISATION,
        Text("Autorisation du représentant légal", "Legal representative’s authorisation"),
        HandIn.STATEMENT,
        Blocks.SIGN,
        7,
    ),
    PaperType(
        PaperKind.PROOF_OF_AUTHORITY,
        Text("Livret de famille, acte de naissance ou jugement", "Family record, birth certificate or judgment"),
        HandIn.FILE,
        Blocks.SIGN,
        10,
    ),
    PaperType(
        PaperKind.PARENT_IDENTITY,
        Text("Pièce d’identité du représentant légal", "Legal representative’s identity document"),
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
        HandIn.FILE,
        Blocks.SIGN,
        30,
    ),
    PaperType(
        PaperKind.SCHOOL_CERTIFICATE,
        Text("Certificat de scolarité", "School or university certificate"),
        HandIn.FILE,
        Blocks.SIGN,
        10,
    ),
    PaperType(
        PaperKind.UNDER_24H_REQUEST,
        Text("Demande de travailler moins de 24 heures par semaine", "Request to work fewer than 24 hours a week"),
        HandIn.STATEMENT,
        Blocks.SIGN,
        1,
    ),
    PaperType(
        PaperKind.SOCIAL_SECURITY,
        Text("Numéro de sécurité sociale", "Social-security number"),
        HandIn.NIR,
        Blocks.PAY,
        3,
    ),
    PaperType(
        PaperKind.BANK_ACCOUNT,
        Text("IBAN d’un compte à son nom", "IBAN of an account in the employee’s name"),
        HandIn.IBAN,
        Blocks.PAY,
        7,
    ),
    PaperType(PaperKind.ADDRESS, Text("Justificatif de domicile", "Proof of address"), HandIn.FILE, Blocks.NOTHING, 7),
    PaperType(
        PaperKind.MEDICAL_VISIT,
        Text("Visite d’information et de prévention (date seulement)", "Information and prevention visit (date only)"),
        HandIn.DATED,
        Blocks.START,
        30,
    ),
    PaperType(
        PaperKind.DPAE,
        Text("Récépissé de la déclaration préalable à l’embauche", "Receipt of the hiring declaration"),
        HandIn.DATED,
        Blocks.START,
        1,
    ),
)
PAPER_TYPES: dict[PaperKind, PaperType] = {one.kind: one for one in _TYPES}
