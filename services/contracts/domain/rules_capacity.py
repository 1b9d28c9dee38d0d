"""Who is able to contract, and who signs with or for a minor (K)."""

from __future__ import annotations

from services.contracts.domain.facts import Fact
from services.contracts.domain.rule import Certainty, Effect, Rule, Text, of

CAPACITY_RULES = (
    Rule(
        "K-00",
        Effect.ASK,
        "C. civ. 414 ; C. trav. L1242-12",
        Certainty.OFFICIAL,
        Text(
            "Majeur au jour de la signature, il ou elle signe en son nom propre.",
            "Of age on the day of signing, they sign in their own name.",
        ),
        unless=of(Fact.MINOR),
    ),
    Rule(
        "K-01",
        Effect.BLOCK,
        "C. civ. 388, 1145 à 1147",
        Certainty.OFFICIAL,
        Text(
            "Mineur non émancipé : ne peut s’engager seul. Le contrat n’est complet qu’avec la signature du "
            "représentant légal.",
            "A minor who is not emancipated cannot contract alone. The contract is complete only with the legal "
            "representative’s signature.",
        ),
        when=of(Fact.MINOR),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-02",
        Effect.ASK,
        "C. civ. 388-1-1, 408 (doctrine administrative)",
        Certainty.ADMINISTRATION,
        Text(
            "De 16 à 17 ans, le représentant légal autorise l’embauche par écrit, et le jeune signe aussi.",
            "At 16 and 17 the legal representative authorises the hiring in writing, and the youth signs too.",
        ),
        when=of(Fact.MINOR),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-03",
        Effect.ASK,
        "C. civ. 372, 372-2, 373-2",
        Certainty.UNVERIFIED_MEDIUM,
        Text(
            "Les deux parents exercent l’autorité parentale, même séparés : les deux signent. Aucun texte lu ne dit si "
            "un contrat de travail est un acte usuel.",
            "Both parents hold parental authority, even when separated: both sign. No text read says whether a work "
            "contract is a usual act.",
        ),
        when=of(Fact.MINOR, Fact.TWO_PARENTS),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-04",
        Effect.ASK,
        "C. civ. 372, 373-1",
        Certainty.OFFICIAL,
        Text(
            "Un seul parent exerce l’autorité parentale : il ou elle signe seul, et le justifie par un acte ou un "
            "jugement.",
            "Only one parent holds parental authority: that parent signs alone and proves it by a record or a "
            "judgment.",
        ),
        when=of(Fact.MINOR, Fact.ONE_PARENT),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-05",
        Effect.ASK,
        "C. civ. 390, 408",
        Certainty.OFFICIAL,
        Text(
            "Tutelle : le tuteur représente le mineur et joint la décision qui le nomme.",
            "Guardianship: the guardian represents the minor and attaches the decision that appoints them.",
        ),
        when=of(Fact.MINOR, Fact.TUTOR),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-06",
        Effect.WARN,
        "C. civ. 373-4, 376 à 377-1",
        Certainty.OFFICIAL,
        Text(
            "Hébergé par une famille d’accueil ou un proche : la famille d’accueil ne signe rien sans décision "
            "du juge ; "
            "les parents restent signataires.",
            "Living with a host family or a relative: the host family signs nothing without a judge’s decision; the "
            "parents remain the signatories.",
        ),
        when=of(Fact.MINOR, Fact.HOST_FAMILY),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-07",
        Effect.ASK,
        "C. civ. 375-3, 375-7",
        Certainty.OFFICIAL,
        Text(
            "Confié à l’aide sociale à l’enfance : les parents gardent l’autorité parentale et signent ; le "
            "service joint "
            "la décision de placement.",
            "Placed with child care: the parents keep parental authority and sign; the service attaches the placement "
            "decision.",
        ),
        when=of(Fact.MINOR, Fact.IN_CARE),
        unless=of(Fact.EMANCIPATED, Fact.ASE_SIGNS),
    ),
    Rule(
        "K-08",
        Effect.ASK,
        "C. civ. 377, 390, 411",
        Certainty.OFFICIAL,
        Text(
            "Pupille de l’État, tutelle vacante ou délégation : le président du département, ou son délégué au service "
            "de l’aide sociale à l’enfance, signe et joint sa délégation.",
            "Ward of State, vacant guardianship or delegation: the président of the département, or the delegate "
            "at the "
            "child-care service, signs and attaches the delegation.",
        ),
        when=of(Fact.MINOR, Fact.ASE_SIGNS),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-09",
        Effect.BLOCK,
        "C. civ. 375-7, 390",
        Certainty.SECONDARY,
        Text(
            "Aucun représentant légal connu pour ce mineur : il en faut un, ou une décision du juge, avant tout "
            "contrat.",
            "No legal representative is known for this minor: one is needed, or a judge’s decision, before any "
            "contract.",
        ),
        when=of(Fact.MINOR, Fact.NO_GUARDIAN),
        unless=of(Fact.EMANCIPATED),
    ),
    Rule(
        "K-10",
        Effect.ASK,
        "C. civ. 413-1, 413-2, 413-6",
        Certainty.OFFICIAL,
        Text(
            "Mineur émancipé : signe seul et joint le jugement ; les règles de durée du travail des moins de 18 ans "
            "restent appliquées.",
            "Emancipated minor: signs alone and attaches the judgment; the working-time rules for under-18s still "
            "apply.",
        ),
        when=of(Fact.MINOR, Fact.EMANCIPATED),
    ),
    Rule(
        "K-11",
        Effect.TRACK,
        "C. civ. 388",
        Certainty.UNVERIFIED_HIGH,
        Text(
            "Devient majeur avant la fin du contrat : la capacité se juge au jour de la signature, les "
            "signataires sont "
            "recalculés ce jour-là tant que tout n’est pas signé.",
            "Comes of age before the contract ends: capacity is judged on the day of signing, and the signatories are "
            "worked out again that day as long as something is unsigned.",
        ),
        when=of(Fact.MINOR, Fact.TURNS_18_BEFORE_END),
    ),
    Rule(
        "K-12",
        Effect.ASK,
        "C. civ. 1149",
        Certainty.OFFICIAL,
        Text(
            "L’âge vient d’une pièce d’identité : se dire majeur n’empêche pas l’annulation.",
            "Age is taken from an identity document: claiming to be of age does not prevent annulment.",
        ),
    ),
    Rule(
        "K-13",
        Effect.REFUSE,
        "C. trav. L4153-1, L4153-3",
        Certainty.ADMINISTRATION,
        Text(
            "Moins de 16 ans au premier jour travaillé : pas d’embauche dans ce programme.",
            "Under 16 on the first working day: no employment in this programme.",
        ),
        when=of(Fact.UNDER_16_AT_START),
    ),
)
