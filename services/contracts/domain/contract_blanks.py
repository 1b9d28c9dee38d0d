"""What the law wants written in a part-time fixed-term contract and is still empty here.

L1242-12 (contents of a CDD), L3123-6 (contents of a part-time contract), L1242-10 (trial), K-01 to K-08 (who signs).
"""

from __future__ import annotations

from services.contracts.domain.contract_text import ContractText, SignatoryRole, Variant


def blanks(text: ContractText) -> tuple[str, ...]:
    """Dotted field names, in the order of the contract; empty when it can be written."""
    values = {
        "reference": text.reference,
        "employer.legal_name": text.employer.legal_name,
        "employer.address": text.employer.address,
        "employer.siret": text.employer.siret,
        "employer.signatory_name": text.employer.signatory_name,
        "bodies.collective_agreement": text.bodies.collective_agreement,
        "bodies.urssaf": text.bodies.urssaf,
        "bodies.pension_fund": text.bodies.pension_fund,
        "bodies.provident_body": text.bodies.provident_body,
        "youth.first_name": text.youth.first_name,
        "youth.last_name": text.youth.last_name,
        "youth.birth_place": text.youth.birth_place,
        "youth.address": text.youth.address,
        "motive.facts": text.motive.facts,
        "post.title": text.post.title,
        "post.duties": "".join(text.post.duties),
        "hours.total": text.hours.total,
        "hours.weekly": text.hours.weekly,
        "pay.hourly_rate": text.pay.hourly_rate,
        "slots": text.slots,
        "places": text.places,
        "part_time.course": text.part_time.course,
        "data_contact": text.data_contact,
    }
    empty = tuple(name for name, value in values.items() if not value or (isinstance(value, str) and not value.strip()))
    return empty + missing_signatories(text)


def missing_signatories(text: ContractText) -> tuple[str, ...]:
    """A CDD bears both signatures; a minor who is not emancipated also needs whoever holds parental authority.

    Guardians sign the adult text too when the youth is a minor on the day of signing and of age on the first day.
    """
    needed = {SignatoryRole.YOUTH, SignatoryRole.EMPLOYER}
    if text.guardians or (text.variant is Variant.MINOR and not text.youth.emancipated):
        needed.add(SignatoryRole.GUARDIAN)
    present = {signatory.role for signatory in text.signatories}
    missing = tuple(f"signatories.{role}" for role in SignatoryRole if role in needed - present)
    if SignatoryRole.GUARDIAN in needed and not text.guardians:
        return (*missing, "guardians")
    return missing
