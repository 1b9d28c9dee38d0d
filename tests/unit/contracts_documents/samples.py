"""The cases on which every template is tried: ages, families, and the names that break documents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from decimal import Decimal

from services.contracts.domain.contract_text import (
    ContractText,
    Employer,
    Guardian,
    GuardianRelation,
    Hours,
    Motive,
    PartTimeGround,
    PartTimeRequest,
    Pay,
    PayComponent,
    Place,
    Post,
    Programme,
    Sex,
    Signatory,
    SignatoryRole,
    SlotKind,
    SocialBodies,
    Term,
    Variant,
    WeeklySlot,
    WorkPermit,
    Youth,
)
from services.contracts.domain.contract_wording import full_name, guardian_quality

EMPLOYER = Employer(
    name="Exploradôme",
    legal_name="Association Savoir Apprendre",
    address="18, avenue Henri-Barbusse\n94400 Vitry-sur-Seine",
    siret="41234567800019",
    ape="94.99Z",
    signatory_name="Claire Delaunay-N’Diaye",
    signatory_title="directrice",
    email="contact@exploradome.example",
    phone="01 23 45 67 89",
)
BODIES = SocialBodies(
    collective_agreement="ÉCLAT – métiers de l’éducation, de la culture, des loisirs et de l’animation",
    idcc="1518",
    urssaf="Urssaf Île-de-France",
    pension_fund="Malakoff Humanis Agirc-Arrco, 21, rue Laffitte, 75009 Paris",
    provident_body="Mutex, 140, avenue de la République, 92320 Châtillon",
    occupational_health="ACMS, centre de Vitry-sur-Seine",
)
YOUTH = Youth(
    first_name="Inès",
    last_name="D’Almeida-Lefèvre",
    sex=Sex.FEMALE,
    birth_date=date(2010, 3, 15),
    birth_place="Ivry-sur-Seine (94)",
    nationality="française",
    address="7, rue de l’Abbé-Roger-Derry",
    postal_code="94400",
    city="Vitry-sur-Seine",
)
MOTHER = Guardian(first_name="Nadège", last_name="Lefèvre", relation=GuardianRelation.MOTHER)
FATHER = Guardian(first_name="João", last_name="D’Almeida", relation=GuardianRelation.FATHER)
CHILD_CARE = Guardian(
    first_name="Solène",
    last_name="Marchand",
    relation=GuardianRelation.ASE_SERVICE,
    organisation="le Département du Val-de-Marne",
)
HOURS = Hours(
    face_to_face=Decimal(60),
    preparation=Decimal(9),
    total=Decimal(75),
    weekly=Decimal("3.45"),
    complementary_limit=Decimal("0.35"),
    meetings=Decimal(6),
)
PAY = Pay(
    hourly_rate=Decimal("12.31"),
    smic_hourly=Decimal("12.31"),
    smic_since=date(2026, 6, 1),
    pending_year=2027,
    gross_estimate=Decimal("923.25"),
    precarity_estimate=Decimal("92.33"),
    leave_estimate=Decimal("101.56"),
)
PLACES = (
    Place(name="Exploradôme", address="18, avenue Henri-Barbusse, 94400 Vitry-sur-Seine"),
    Place(name="Foyer Ambroise-Croizat", address="3, rue du Génie, 94400 Vitry-sur-Seine", adult_required=True),
    Place(name="ORDIVAL", address="Hôtel du Département, 94000 Créteil", adult_required=True),
)
SLOTS = (
    WeeklySlot(weekday=5, starts_at=time(9, 30), ends_at=time(12, 30), kind=SlotKind.SESSION, place="Exploradôme"),
    WeeklySlot(weekday=2, starts_at=time(14), ends_at=time(17), kind=SlotKind.SESSION, place="Foyer Ambroise-Croizat"),
    WeeklySlot(weekday=2, starts_at=time(17, 15), ends_at=time(17, 45), kind=SlotKind.PREPARATION, place="Exploradôme"),
)
POST = Post(
    title="Ambassadeur du numérique",
    group="B",
    points=257,
    duties=(
        "préparer et animer, en binôme, des séances de découverte des outils numériques ;",
        "accompagner chaque participant à son rythme, sans faire à sa place ;",
        "rendre compte des séances et signaler toute difficulté à son responsable.",
    ),
    supervisor_name="Hervé Nguyễn",
    supervisor_title="coordinateur du projet",
)


def signatories(youth: Youth, guardians: tuple[Guardian, ...]) -> tuple[Signatory, ...]:
    return (
        Signatory(role=SignatoryRole.YOUTH, name=full_name(youth), quality="le Salarié"),
        *(
            Signatory(
                role=SignatoryRole.GUARDIAN,
                name=f"{guardian.first_name} {guardian.last_name.upper()}",
                quality=guardian_quality(guardian),
            )
            for guardian in guardians
        ),
        Signatory(
            role=SignatoryRole.EMPLOYER,
            name=EMPLOYER.signatory_name,
            quality="directrice, pour l’association Savoir Apprendre",
        ),
    )


TWO_GUARDIANS = ContractText(
    reference="JANUS-2027-0007",
    version=1,
    variant=Variant.MINOR,
    season="JANUS 2026-2027",
    employer=EMPLOYER,
    bodies=BODIES,
    youth=YOUTH,
    guardians=(MOTHER, FATHER),
    motive=Motive(
        ground="accroissement temporaire d’activité",
        article="L. 1242-2, 2°",
        facts="Le programme JANUS finance, de janvier à juin 2027, deux cents heures de séances de découverte du "
        "numérique dans six lieux d’accueil. Cette activité s’ajoute à l’activité habituelle de l’association et cesse "
        "avec le financement.",
    ),
    programme=Programme(
        name="JANUS 2026-2027",
        starts_on=date(2026, 9, 14),
        ends_on=date(2027, 6, 30),
        funders=("Fondation RATP", "Fondation Free", "Ville de Vitry-sur-Seine"),
    ),
    post=POST,
    term=Term(starts_on=date(2027, 1, 6), ends_on=date(2027, 6, 30), trial_days=14),
    hours=HOURS,
    pay=PAY,
    slots=SLOTS,
    places=PLACES,
    part_time=PartTimeRequest(
        reference="JANUS-2027-0007-D",
        ground=PartTimeGround.STUDIES,
        course="élève de première générale au lycée Jean-Macé de Vitry-sur-Seine",
    ),
    signatories=signatories(YOUTH, (MOTHER, FATHER)),
    data_contact="donnees@exploradome.example",
    made_at="Vitry-sur-Seine",
    drawn_up_on=date(2026, 12, 17),
)


def with_people(youth: Youth, guardians: tuple[Guardian, ...], variant: Variant) -> ContractText:
    return replace(
        TWO_GUARDIANS, youth=youth, guardians=guardians, variant=variant, signatories=signatories(youth, guardians)
    )


ADULT_YOUTH = replace(
    YOUTH, first_name="Hervé", last_name="Bùi-O’Connor", sex=Sex.MALE, birth_date=date(2007, 11, 2),
    nationality="vietnamienne",
)  # fmt: skip
ONE_GUARDIAN = with_people(YOUTH, (replace(MOTHER, acts_alone=True),), Variant.MINOR)
IN_CARE = with_people(
    replace(YOUTH, first_name="Yanis", last_name="Benali", sex=Sex.MALE, birth_date=date(2009, 2, 10)),
    (CHILD_CARE,),
    Variant.MINOR,
)
SOON_ADULT = with_people(replace(YOUTH, birth_date=date(2009, 1, 2)), (MOTHER, FATHER), Variant.ADULT)
EMANCIPATED = with_people(replace(YOUTH, emancipated=True), (), Variant.MINOR)
ADULT = replace(
    with_people(ADULT_YOUTH, (), Variant.ADULT),
    work_permit=WorkPermit(kind="carte de séjour « étudiant »", valid_until=date(2027, 9, 30)),
    part_time=PartTimeRequest(
        reference="JANUS-2027-0011-D",
        ground=PartTimeGround.PERSONAL,
        course="je cumule cet emploi avec un service civique à temps partiel",
    ),
)
BARE = replace(
    ADULT,
    work_permit=None,
    programme=replace(ADULT.programme, funders=()),
    term=replace(ADULT.term, trial_days=0),
    hours=replace(HOURS, meetings=Decimal(0)),
    pay=replace(PAY, pending_year=None),
)
HOSTILE = with_people(
    replace(YOUTH, first_name="Hervé & Fils <8 h", last_name="{{7*6}} {% if x %} D’Arc ﷺ"),
    (replace(MOTHER, last_name='O\'Brien "& Co" </w:t>'), FATHER),
    Variant.MINOR,
)
EVERYTHING = replace(
    TWO_GUARDIANS,
    pay=replace(PAY, components=(PayComponent(label="Prime de fin de saison", amount="30,00 €"),)),
    work_permit=ADULT.work_permit,
)

CASES = {
    "two_guardians": TWO_GUARDIANS,
    "one_guardian": ONE_GUARDIAN,
    "in_care": IN_CARE,
    "emancipated": EMANCIPATED,
    "soon_adult": SOON_ADULT,
    "adult": ADULT,
    "bare": BARE,
    "hostile": HOSTILE,
    "everything": EVERYTHING,
}
