"""The partner directory: schools and associations that send youths, places that host, funders that pay."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shared.errors import Conflict, InvalidInput


class PartnerKind(StrEnum):
    SCHOOL = "school"
    ASSOCIATION = "association"
    HOST = "host"
    FUNDER = "funder"


class MinorsPolicy(StrEnum):
    """On what terms a host receives minors; ``none`` for partners that host nobody."""

    ALONE = "alone"
    WITH_ADULT = "with_adult"
    REFUSES = "refuses"
    NONE = "none"


class MinorsPolicyMissing(InvalidInput):
    """The report, 2.4: a place that is not clear about minors from the start refuses them at the door."""

    code = "minors_policy_missing"
    message = "Un lieu d’accueil doit dire comment il reçoit les mineurs."


class MinorsPolicyUnexpected(InvalidInput):
    code = "minors_policy_unexpected"
    message = "Seul un lieu d’accueil précise comment il reçoit les mineurs."


class AmountUnexpected(InvalidInput):
    code = "amount_unexpected"
    message = "Un montant ne se saisit que pour un financeur."


class AmountOutOfRange(InvalidInput):
    code = "amount_out_of_range"
    message = "Indiquez un montant positif, au centime près."


class PartnerNameTaken(Conflict):
    code = "partner_name_taken"
    message = "Un partenaire porte déjà ce nom. Modifiez sa fiche plutôt que d’en créer une seconde."


class SheetOutdated(Conflict):
    code = "partner_sheet_outdated"
    message = "Une autre personne a modifié cette fiche entre-temps. Relisez-la avant de l’enregistrer."


@dataclass(frozen=True)
class PartnerFacts:
    kind: PartnerKind
    name: str
    city: str
    contact_name: str
    contact_email: str
    minors_policy: MinorsPolicy = MinorsPolicy.NONE
    locale: str = "fr"
    active: bool = True


def check_partner(facts: PartnerFacts, amount: Decimal | None) -> None:
    """``amount``: euros promised for the present season, funders only."""
    if facts.kind is PartnerKind.HOST and facts.minors_policy is MinorsPolicy.NONE:
        raise MinorsPolicyMissing("minors_policy")
    if facts.kind is not PartnerKind.HOST and facts.minors_policy is not MinorsPolicy.NONE:
        raise MinorsPolicyUnexpected("minors_policy")
    if amount is None:
        return
    if facts.kind is not PartnerKind.FUNDER:
        raise AmountUnexpected("amount")
    if amount < 0 or amount != round(amount, 2):
        raise AmountOutOfRange("amount")
