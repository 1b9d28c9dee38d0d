"""Fills the typed context of one contract from its dossier, the season's terms and the signatory plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from babel import Locale

from services.contracts.domain import contract_text as words
from services.contracts.domain.age import is_minor
from services.contracts.domain.formalities import trial_days
from services.contracts.domain.nationalities import nationality_in_french
from services.contracts.domain.pay import cents, gross_pay, smic_on
from services.contracts.domain.person import Person
from services.contracts.domain.signatories import Role, SignatoryPlan
from services.contracts.domain.terms import EmploymentTerms
from services.contracts.domain.youth import Relation
from services.contracts.models import Contract, Dossier, Guardian, PartnerCopy, SeasonCopy

COMPLEMENTARY_SHARE = Decimal("0.1")
MOTIVE = ("accroissement temporaire d’activité", "L. 1242-2, 2°")
SEXES = {"male": words.Sex.MALE, "female": words.Sex.FEMALE}
_COUNTRIES = Locale("fr").territories
ADULT_REQUIRED = frozenset({"with_adult"})


@dataclass(frozen=True)
class Sources:
    """Everything the text is made of, read in one transaction. ``permit_until``: the accepted permit's end, if any."""

    dossier: Dossier
    person: Person
    guardians: Sequence[Guardian]
    season: SeasonCopy
    host: PartnerCopy | None
    contract: Contract
    plan: SignatoryPlan
    reference: str
    permit_until: date | None


def contract_text(sources: Sources, *, terms: EmploymentTerms, today: date) -> words.ContractText:
    dossier, person, season = sources.dossier, sources.person, sources.season
    association = season.association
    return words.ContractText(
        reference=sources.reference,
        version=sources.contract.version,
        variant=words.Variant(sources.contract.variant),
        season=season.name,
        employer=_employer(association),
        bodies=_bodies(terms),
        youth=_youth(person),
        guardians=_guardians(sources),
        motive=words.Motive(ground=MOTIVE[0], article=MOTIVE[1], facts=terms.motive_facts),
        programme=words.Programme(name=season.name, starts_on=season.starts_on, ends_on=season.ends_on),
        post=_post(terms, association),
        term=_term(dossier),
        hours=_hours(dossier, terms),
        pay=_pay(dossier, terms),
        slots=(_slot(terms, sources),),
        places=_places(sources),
        part_time=_part_time(sources),
        signatories=_signatories(sources),
        data_contact=association.get("email", ""),
        made_at=_town_of(association.get("address", "")),
        drawn_up_on=today,
        work_permit=_permit(sources),
    )


def variant_on(birth_date: date, starts_on: date) -> words.Variant:
    """Working-time protection follows age on the first day worked, whoever signs."""
    return words.Variant.MINOR if is_minor(birth_date, starts_on) else words.Variant.ADULT


def _employer(association: dict[str, str]) -> words.Employer:
    names = ("name", "legal_name", "address", "siret", "ape", "signatory_name", "signatory_title", "email", "phone")
    return words.Employer(**{name: association.get(name, "") for name in names})


def _bodies(terms: EmploymentTerms) -> words.SocialBodies:
    names = ("collective_agreement", "idcc", "urssaf", "pension_fund", "provident_body", "occupational_health")
    return words.SocialBodies(**{name: getattr(terms, name) for name in names})


def _youth(person: Person) -> words.Youth:
    return words.Youth(
        first_name=person.first_name,
        last_name=person.last_name,
        sex=SEXES.get(person.sex, words.Sex.UNSTATED),
        birth_date=person.birth_date,
        birth_place=person.birth_place,
        nationality=nationality_in_french(person.nationality, _COUNTRIES.get(person.nationality, person.nationality)),
        address=person.address,
        postal_code=person.postal_code,
        city=person.city,
        emancipated=person.emancipated,
    )


def _guardians(sources: Sources) -> tuple[words.Guardian, ...]:
    signing = {one.key for one in sources.plan.signatories}
    return tuple(
        words.Guardian(
            first_name=one.first_name,
            last_name=one.last_name,
            relation=words.GuardianRelation(one.relation),
            acts_alone=bool(one.sole_ground),
        )
        for one in sources.guardians
        if str(one.id) in signing
    )


def _post(terms: EmploymentTerms, association: dict[str, str]) -> words.Post:
    return words.Post(
        title=terms.post_title,
        group=terms.group,
        points=terms.points,
        duties=tuple(line.strip() for line in terms.duties.splitlines() if line.strip()),
        supervisor_name=terms.supervisor_name or association.get("signatory_name", ""),
        supervisor_title=terms.supervisor_title,
    )


def _term(dossier: Dossier) -> words.Term:
    days = trial_days(dossier.starts_on, dossier.ends_on)
    return words.Term(starts_on=dossier.starts_on, ends_on=dossier.ends_on, trial_days=days)


def _hours(dossier: Dossier, terms: EmploymentTerms) -> words.Hours:
    planned = terms.hours()
    return words.Hours(
        face_to_face=planned.face_to_face,
        preparation=planned.preparation - terms.meeting_hours,
        meetings=terms.meeting_hours,
        total=planned.total,
        weekly=terms.weekly_hours(dossier.starts_on, dossier.ends_on),
        complementary_limit=cents(planned.total * COMPLEMENTARY_SHARE),
    )


def _pay(dossier: Dossier, terms: EmploymentTerms) -> words.Pay:
    smic = smic_on(dossier.starts_on)
    gross = gross_pay(terms.hours().total, terms.rate_on(dossier.starts_on))
    return words.Pay(
        hourly_rate=gross.hourly,
        smic_hourly=smic.rate.hourly,
        smic_since=smic.rate.since,
        pending_year=dossier.starts_on.year if smic.pending else None,
        gross_estimate=gross.gross,
        precarity_estimate=gross.precarity,
        leave_estimate=gross.leave,
    )


def _slot(terms: EmploymentTerms, sources: Sources) -> words.WeeklySlot:
    return words.WeeklySlot(
        weekday=terms.weekday,
        starts_at=time.fromisoformat(terms.slot_starts_at),
        ends_at=time.fromisoformat(terms.slot_ends_at),
        kind=words.SlotKind.SESSION,
        place=_places(sources)[0].name,
    )


def _places(sources: Sources) -> tuple[words.Place, ...]:
    """The host place once it is chosen, else the employer's own."""
    host = sources.host
    if host is None:
        association = sources.season.association
        return (words.Place(name=association.get("name", ""), address=association.get("address", "")),)
    return (words.Place(name=host.name, address=host.city, adult_required=host.minors_policy in ADULT_REQUIRED),)


def _part_time(sources: Sources) -> words.PartTimeRequest:
    studying = sources.person.is_student
    course = "scolarité ou études en cours, certificat joint au dossier" if studying else "contraintes personnelles"
    ground = words.PartTimeGround.STUDIES if studying else words.PartTimeGround.PERSONAL
    return words.PartTimeRequest(reference=f"{sources.reference}-24H", ground=ground, course=course)


def _signatories(sources: Sources) -> tuple[words.Signatory, ...]:
    guardians = {str(one.id): one for one in sources.guardians}
    return tuple(_signatory(one.role, sources, guardians.get(one.key)) for one in sources.plan.signatories)


def _signatory(role: Role, sources: Sources, guardian: Guardian | None) -> words.Signatory:
    if guardian is not None:
        name, quality = f"{guardian.first_name} {guardian.last_name}", QUALITIES[Relation(guardian.relation)]
        return words.Signatory(role=words.SignatoryRole.GUARDIAN, name=name, quality=quality)
    if role is Role.YOUTH:
        return words.Signatory(role=words.SignatoryRole.YOUTH, name=sources.person.full_name, quality="salarié(e)")
    association = sources.season.association
    name, title = association.get("signatory_name", ""), association.get("signatory_title", "")
    return words.Signatory(role=words.SignatoryRole.EMPLOYER, name=name, quality=title)


QUALITIES = {
    Relation.MOTHER: "mère, titulaire de l’autorité parentale",
    Relation.FATHER: "père, titulaire de l’autorité parentale",
    Relation.GUARDIAN: "tuteur ou tutrice",
    Relation.ASE_SERVICE: "pour le service de l’aide sociale à l’enfance",
}


def _permit(sources: Sources) -> words.WorkPermit | None:
    if sources.permit_until is None:
        return None
    return words.WorkPermit(
        kind=PERMITS.get(sources.person.permit, "titre de séjour"), valid_until=sources.permit_until
    )


PERMITS = {
    "student": "carte de séjour « étudiant »",
    "private_family_life": "carte de séjour « vie privée et familiale »",
    "resident_card": "carte de résident",
    "refugee": "carte de résident délivrée à un réfugié",
    "article_50": "carte « article 50 TUE »",
}


def _town_of(address: str) -> str:
    """The last words after the postal code: «18 avenue X, 94400 Vitry-sur-Seine» is drawn up at Vitry-sur-Seine."""
    tail = address.replace("\n", ",").split(",")[-1].split()
    return " ".join(word for word in tail if not word.isdigit())
