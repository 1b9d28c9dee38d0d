"""What the fixed-term contract must say, its dates, its pay and its signatures (C, P, S)."""

from __future__ import annotations

from services.contracts.domain.facts import Fact
from services.contracts.domain.rule import Certainty, Effect, Rule, Text, of

CONTRACT_RULES = (
    Rule(
        "C-02",
        Effect.WARN,
        "C. trav. L1242-2, 2°",
        Certainty.UNVERIFIED_MEDIUM,
        Text(
            "Motif proposé : accroissement temporaire d’activité, pour un programme financé qui a une fin. Il "
            "doit être "
            "vrai et précis ; le même poste chaque année est un risque.",
            "Motive offered: a temporary increase of activity, for a funded programme that ends. It must be true and "
            "precise; the same post every year is a risk.",
        ),
    ),
    Rule(
        "C-04",
        Effect.BLOCK,
        "C. trav. L1242-12, al. 1",
        Certainty.OFFICIAL,
        Text(
            "Contrat écrit, motif précis : sinon il est réputé à durée indéterminée.",
            "Written contract, precise motive: otherwise it counts as permanent.",
        ),
    ),
    Rule(
        "C-05",
        Effect.BLOCK,
        "C. trav. L1242-12",
        Certainty.OFFICIAL,
        Text(
            "Mentions obligatoires : terme, poste, convention collective, essai, rémunération et ses "
            "composantes, caisse "
            "de retraite complémentaire et organisme de prévoyance. Rien ne se génère avec un blanc.",
            "Mandatory contents: term, post, collective agreement, trial period, pay and its components, pension fund "
            "and provident body. Nothing is generated with a blank.",
        ),
    ),
    Rule(
        "C-06",
        Effect.BLOCK,
        "Cass. soc. 14 nov. 2018, 16-19.038 ; 2 mars 2022, 20-17.454",
        Certainty.ADMINISTRATION,
        Text(
            "Toutes les signatures sont réunies avant la première séance : sans elles, le contrat peut être "
            "requalifié.",
            "Every signature is gathered before the first session: without them the contract may be reclassified.",
        ),
    ),
    Rule(
        "C-07",
        Effect.CALC,
        "C. trav. L1242-13",
        Certainty.OFFICIAL,
        Text(
            "Le contrat est transmis au plus tard deux jours ouvrables après l’embauche.",
            "The contract is handed over within two working days of hiring.",
        ),
    ),
    Rule(
        "C-10",
        Effect.CALC,
        "C. trav. L1242-10",
        Certainty.ADMINISTRATION,
        Text(
            "Période d’essai : un jour par semaine, quatorze jours au plus pour six mois ou moins.",
            "Trial period: one day per week, fourteen days at most for six months or less.",
        ),
    ),
    Rule(
        "C-15",
        Effect.BLOCK,
        "C. trav. L3123-6",
        Certainty.OFFICIAL,
        Text(
            "Temps partiel écrit : durée, répartition, changements possibles, heures complémentaires.",
            "Part time in writing: hours, how they are spread, possible changes, complementary hours.",
        ),
    ),
    Rule(
        "C-16",
        Effect.ASK,
        "C. trav. L3123-7, L3123-27",
        Certainty.OFFICIAL,
        Text(
            "Moins de 24 heures par semaine : possible de droit pour un étudiant de moins de 26 ans, à sa "
            "demande écrite "
            "(cosignée par le représentant légal s’il est mineur).",
            "Fewer than 24 hours a week: of right for a student under 26, at their own written request "
            "(co-signed by the "
            "legal representative for a minor).",
        ),
        when=of(Fact.UNDER_24H, Fact.STUDENT),
    ),
    Rule(
        "C-16b",
        Effect.ASK,
        "C. trav. L3123-7",
        Certainty.OFFICIAL,
        Text(
            "Moins de 24 heures par semaine sans études en cours : demande écrite et motivée du salarié.",
            "Fewer than 24 hours a week without studies: the employee’s written and reasoned request.",
        ),
        when=of(Fact.UNDER_24H),
        unless=of(Fact.STUDENT),
    ),
    Rule(
        "P-00",
        Effect.WARN,
        "C. trav. L3231-4",
        Certainty.UNVERIFIED_HIGH,
        Text(
            "Le SMIC de 2027 n’est pas publié dans la table : le dernier connu (12,31 €) est utilisé, à corriger "
            "dès sa "
            "parution.",
            "The 2027 minimum wage is not in the table yet: the last known one (€12.31) is used, to be corrected when "
            "it is published.",
        ),
        when=of(Fact.SMIC_PENDING),
    ),
    Rule(
        "P-03",
        Effect.CALC,
        "C. trav. D3231-3",
        Certainty.SECONDARY,
        Text(
            "Pas d’abattement pour l’âge : aucun texte lu ne dit qu’il s’applique au minimum de branche.",
            "No reduction for age: no text read says that it applies to the branch minimum.",
        ),
    ),
    Rule(
        "P-05",
        Effect.CALC,
        "C. trav. L1242-16",
        Certainty.OFFICIAL,
        Text(
            "Indemnité compensatrice de congés payés : 10 % du total brut.",
            "Paid-leave indemnity: 10 % of total gross pay.",
        ),
    ),
    Rule(
        "P-06",
        Effect.CALC,
        "C. trav. L1243-8",
        Certainty.OFFICIAL,
        Text(
            "Indemnité de fin de contrat : 10 % du total brut.", "End-of-contract indemnity: 10 % of total gross pay."
        ),
    ),
    Rule(
        "P-11",
        Effect.CALC,
        "ÉCLAT, avenant 196 du 11 avril 2023",
        Certainty.SECONDARY,
        Text(
            "Le face-à-face ouvre droit à 15 % de préparation payée.",
            "Face-to-face work carries 15 % of paid preparation.",
        ),
    ),
    Rule(
        "P-12",
        Effect.ASK,
        "C. trav. L3241-1",
        Certainty.SECONDARY,
        Text(
            "Le salaire se verse sur un compte dont le salarié est titulaire ou cotitulaire.",
            "Wages go to an account held or co-held by the employee.",
        ),
    ),
    Rule(
        "S-03",
        Effect.TRACK,
        "Règl. (UE) 910/2014, art. 25 et 26 ; C. civ. 1367",
        Certainty.SECONDARY,
        Text(
            "La signature par lien personnel est une signature électronique simple, avec un dossier de preuve ; "
            "la voie "
            "papier reste ouverte.",
            "Signing by personal link is a simple electronic signature with an evidence file; the paper route stays "
            "open.",
        ),
    ),
    Rule(
        "S-04",
        Effect.TRACK,
        "Cass. soc. 14 déc. 2022, 21-19.841",
        Certainty.ADMINISTRATION,
        Text(
            "Un scan du contrat signé à la main est accepté ; l’original se garde.",
            "A scan of the hand-signed contract is accepted; the original is kept.",
        ),
    ),
    Rule(
        "S-06",
        Effect.BLOCK,
        "Cass. soc. 14 nov. 2018, 16-19.038",
        Certainty.UNVERIFIED_HIGH,
        Text(
            "Le jeune et ses représentants signent d’abord, l’employeur ensuite, tous avant la première heure.",
            "The youth and their representatives sign first, the employer after them, all before the first hour.",
        ),
    ),
)
