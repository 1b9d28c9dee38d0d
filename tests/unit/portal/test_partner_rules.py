"""Which facts go with which kind of partner."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from services.portal.domain.partner import (
    AmountOutOfRange,
    AmountUnexpected,
    MinorsPolicy,
    MinorsPolicyMissing,
    MinorsPolicyUnexpected,
    PartnerFacts,
    PartnerKind,
    check_partner,
)

SCHOOL = PartnerFacts(PartnerKind.SCHOOL, "Lycée & compagnie", "Vitry-sur-Seine", "F. Q.", "contact@lycee.example")


@pytest.mark.parametrize("kind", PartnerKind)
@pytest.mark.parametrize("policy", MinorsPolicy)
def test_only_hosts_say_how_they_receive_minors(kind: PartnerKind, policy: MinorsPolicy) -> None:
    facts = replace(SCHOOL, kind=kind, minors_policy=policy)
    if (kind is PartnerKind.HOST) == (policy is not MinorsPolicy.NONE):
        check_partner(facts, None)
        return
    expected = MinorsPolicyMissing if kind is PartnerKind.HOST else MinorsPolicyUnexpected
    with pytest.raises(expected):
        check_partner(facts, None)


@pytest.mark.parametrize("amount", [Decimal("0"), Decimal("5125.86"), None])
def test_funders_bring_cents_at_the_finest(amount: Decimal | None) -> None:
    check_partner(replace(SCHOOL, kind=PartnerKind.FUNDER), amount)


@pytest.mark.parametrize("amount", [Decimal("-1"), Decimal("0.001")])
def test_other_amounts_are_refused(amount: Decimal) -> None:
    with pytest.raises(AmountOutOfRange):
        check_partner(replace(SCHOOL, kind=PartnerKind.FUNDER), amount)


def test_a_school_brings_no_money() -> None:
    with pytest.raises(AmountUnexpected):
        check_partner(SCHOOL, Decimal("10"))
