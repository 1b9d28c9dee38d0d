"""What must be done and held before the first session: declarations, medical visit, right to work (E)."""

from __future__ import annotations

from services.contracts.domain.facts import Fact
from services.contracts.domain.rule import Certainty, Effect, Rule, Text, of

HIRING_RULES = (
    Rule(
        "E-01",
        Effect.BLOCK,
        "C. trav. L1221-10, R1221-4",
        Certainty.ADMINISTRATION,
        Text(
            "Déclaration préalable à l’embauche : au plus tôt huit jours avant, au plus tard avant la première heure.",
            "Declaration before hiring (DPAE): at the earliest eight days before, at the latest before the first hour.",
        ),
    ),
    Rule(
        "E-05",
        Effect.BLOCK,
        "C. trav. R4624-18",
        Certainty.ADMINISTRATION,
        Text(
            "Moins de 18 ans : visite d’information et de prévention avant la première séance. Seule la date est "
            "gardée.",
            "Under 18: information and prevention visit before the first session. Only the date is kept.",
        ),
        when=of(Fact.MINOR_AT_START),
    ),
    Rule(
        "E-06",
        Effect.TRACK,
        "C. trav. R4624-10",
        Certainty.OFFICIAL,
        Text(
            "Majeur : visite d’information et de prévention dans les trois mois de la prise de poste.",
            "Of age: information and prevention visit within three months of taking up the post.",
        ),
        unless=of(Fact.MINOR_AT_START),
    ),
    Rule(
        "E-08",
        Effect.ASK,
        "Numéro d’inscription au répertoire : clé = 97 − (numéro mod 97)",
        Certainty.ADMINISTRATION,
        Text(
            "Numéro de sécurité sociale : sert à la paie et à la déclaration, jamais à autre chose ; chiffré et "
            "masqué.",
            "Social-security number: for payroll and declaration only; encrypted and masked.",
        ),
    ),
    Rule(
        "E-11",
        Effect.BLOCK,
        "C. trav. R5221-1, R5221-2",
        Certainty.OFFICIAL,
        Text(
            "Hors Union européenne, EEE et Suisse : un titre qui autorise le travail est nécessaire.",
            "Outside the EU, the EEA and Switzerland: a permit that allows work is needed.",
        ),
        when=of(Fact.THIRD_COUNTRY),
    ),
    Rule(
        "E-12",
        Effect.BLOCK,
        "C. trav. L5221-8, R5221-41 à 43",
        Certainty.OFFICIAL,
        Text(
            "Le titre est vérifié auprès de la préfecture du siège de l’association, au moins deux jours ouvrables "
            "avant ; sans réponse sous deux jours ouvrables, la vérification est faite.",
            "The permit is checked with the prefecture of the association’s seat at least two working days before; no "
            "answer within two working days counts as done.",
        ),
        when=of(Fact.THIRD_COUNTRY),
        unless=of(Fact.PERMIT_STUDENT),
    ),
    Rule(
        "E-13",
        Effect.ASK,
        "C. trav. R5221-2, 1°",
        Certainty.OFFICIAL,
        Text(
            "Union européenne, EEE, Suisse : la pièce d’identité suffit.",
            "EU, EEA, Switzerland: the identity document is enough.",
        ),
        when=of(Fact.FREE_MOVEMENT),
    ),
    Rule(
        "E-14",
        Effect.BLOCK,
        "CESEDA L422-1 ; C. trav. L5221-9, R5221-26 et 27",
        Certainty.OFFICIAL,
        Text(
            "Carte étudiant : 964 heures par an, tous emplois confondus, et déclaration nominative à la préfecture du "
            "siège deux jours ouvrables avant.",
            "Student permit: 964 hours a year over all jobs, and a nominative declaration to the prefecture of "
            "the seat "
            "two working days before.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.PERMIT_STUDENT),
        unless=of(Fact.ALGERIAN),
    ),
    Rule(
        "E-15",
        Effect.BLOCK,
        "Accord franco-algérien du 27 décembre 1968",
        Certainty.ADMINISTRATION,
        Text(
            "Étudiant algérien : autorisation de travail préalable dans tous les cas, 803,5 heures par an au plus.",
            "Algerian student: a prior work permit always, 803.5 hours a year at most.",
        ),
        when=of(Fact.ALGERIAN, Fact.PERMIT_STUDENT),
    ),
    Rule(
        "E-16",
        Effect.BLOCK,
        "CESEDA L411-1, L421-35",
        Certainty.ADMINISTRATION,
        Text(
            "De 16 à 17 ans et d’un pays tiers : rien à demander pour séjourner, mais un titre pour travailler. "
            "Le demander "
            "tout de suite, c’est le délai le plus long.",
            "Aged 16 or 17 and from a third country: nothing to ask in order to stay, but a permit in order to "
            "work. Ask "
            "at once, it is the longest delay.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.MINOR_AT_START, Fact.NO_PERMIT),
    ),
    Rule(
        "E-17",
        Effect.BLOCK,
        "C. trav. L5221-5 ; CESEDA L423-22, L421-35",
        Certainty.ADMINISTRATION,
        Text(
            "Mineur d’un pays tiers confié à l’aide sociale à l’enfance : pas d’autorisation de droit pour un CDD "
            "ordinaire ; une carte est nécessaire d’abord.",
            "Third-country minor in child care: no permit of right for an ordinary fixed-term contract; a card "
            "is needed "
            "first.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.MINOR_AT_START, Fact.IN_CARE),
        unless=of(Fact.PERMIT_FREE_WORK),
    ),
    Rule(
        "E-18",
        Effect.ASK,
        "CESEDA L424-1, L424-9, R581-4",
        Certainty.OFFICIAL,
        Text(
            "Réfugié, protection subsidiaire ou temporaire : le titre autorise le travail.",
            "Refugee, subsidiary or temporary protection: the permit allows work.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.PERMIT_PROTECTION),
    ),
    Rule(
        "E-18b",
        Effect.BLOCK,
        "CESEDA L554-1",
        Certainty.OFFICIAL,
        Text(
            "Demandeur d’asile : six mois d’instruction, puis une autorisation de travail.",
            "Asylum seeker: six months of examination, then a work permit.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.PERMIT_ASYLUM),
    ),
    Rule(
        "E-20",
        Effect.BLOCK,
        "CESEDA L414-4, L426-20, L431-3, R431-15-1",
        Certainty.UNVERIFIED_HIGH,
        Text(
            "Ce document n’autorise pas à travailler (visiteur, attestation de dépôt, document de circulation) : un "
            "autre titre est nécessaire.",
            "This document does not allow work (visitor, filing receipt, travel document): another permit is needed.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.PERMIT_WITHOUT_WORK),
    ),
    Rule(
        "E-21",
        Effect.TRACK,
        "CESEDA R431-5",
        Certainty.OFFICIAL,
        Text(
            "Titre qui expire avant la fin du contrat : renouvellement à demander deux à quatre mois avant.",
            "A permit that ends before the contract: ask for its renewal two to four months before.",
        ),
        when=of(Fact.THIRD_COUNTRY),
    ),
    Rule(
        "E-23",
        Effect.WARN,
        "Accord de retrait du Royaume-Uni",
        Certainty.ADMINISTRATION,
        Text(
            "Royaume-Uni : pays tiers depuis 2021 ; la carte « article 50 TUE » dispense d’autorisation.",
            "United Kingdom: a third country since 2021; the “article 50 TEU” card exempts from a permit.",
        ),
        when=of(Fact.BRITISH),
    ),
    Rule(
        "E-25",
        Effect.WARN,
        "Conventions bilatérales",
        Certainty.UNVERIFIED_MEDIUM,
        Text(
            "Andorre, Monaco, Saint-Marin : situation à vérifier à la main.",
            "Andorra, Monaco, San Marino: to be checked by hand.",
        ),
        when=of(Fact.MICROSTATE),
    ),
    Rule(
        "E-26",
        Effect.WARN,
        "C. trav. R5221-1",
        Certainty.UNVERIFIED_MEDIUM,
        Text(
            "Titre non reconnu par Janus : à examiner à la main avant toute embauche.",
            "A permit that Janus does not know: to be examined by hand before any hiring.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.PERMIT_UNCLEAR),
    ),
    Rule(
        "E-27",
        Effect.BLOCK,
        "C. trav. R5221-1 ; CESEDA L411-1",
        Certainty.OFFICIAL,
        Text(
            "Majeur d’un pays tiers sans titre déclaré : pas d’embauche avant d’avoir vu un titre qui autorise "
            "le travail.",
            "An adult from a third country who declared no permit: no hiring before a permit that allows work is seen.",
        ),
        when=of(Fact.THIRD_COUNTRY, Fact.NO_PERMIT),
        unless=of(Fact.MINOR_AT_START),
    ),
    Rule(
        "R-06",
        Effect.REFUSE,
        "RGPD art. 9 et 10",
        Certainty.SECONDARY,
        Text(
            "Ni casier judiciaire ni information de santé : rien de cela n’est demandé ni gardé ici.",
            "Neither criminal record nor health information: nothing of that is asked for or kept here.",
        ),
    ),
)
