"""What one employment contract says: typed facts, frozen, ready to be kept as the snapshot that was signed.

The use cases fill it (rules and sums are theirs), the Word renderer only words it. A value that the law wants written
is a field without a default, and `blanks` names those left empty: the part-time fixed-term contract of an ambassador
falls under articles L1242-12 (CDD) and L3123-6 (part time) of the Code du travail.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class Variant(StrEnum):
    """Which text is used: by age on the first day worked, since the youth-worker limits follow age, not capacity."""

    MINOR = "minor"
    ADULT = "adult"


class DocumentKind(StrEnum):
    CONTRACT = "contract"
    PARENTAL_AUTHORISATION = "parental_authorisation"
    UNDER_24H_REQUEST = "under_24h_request"


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"
    UNSTATED = "unstated"


class GuardianRelation(StrEnum):
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    ASE_SERVICE = "ase_service"


class SignatoryRole(StrEnum):
    YOUTH = "youth"
    GUARDIAN = "guardian"
    EMPLOYER = "employer"


class PartTimeGround(StrEnum):
    """Why fewer than 24 hours a week are allowed (article L3123-7): studies before 26, or a reasoned request."""

    STUDIES = "studies"
    PERSONAL = "personal"


class SlotKind(StrEnum):
    SESSION = "session"
    PREPARATION = "preparation"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    name: str
    legal_name: str
    address: str
    siret: str
    ape: str
    signatory_name: str
    signatory_title: str
    email: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialBodies:
    """Bodies that the contract must name: L1242-12 7° (pension, provident fund), R1221-9 (who receives the DPAE)."""

    collective_agreement: str
    idcc: str
    urssaf: str
    pension_fund: str
    provident_body: str
    occupational_health: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Youth:
    """`nationality`: the French adjective (« marocaine »), or a phrase that begins with « nationalité ».

    The social-security number has no place in a contract.
    """

    first_name: str
    last_name: str
    sex: Sex
    birth_date: date
    birth_place: str
    nationality: str
    address: str
    postal_code: str
    city: str
    emancipated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPermit:
    """Kind and end only: the number and the copy stay in the dossier, since others than HR read the contract."""

    kind: str
    valid_until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """`acts_alone` prints that authority is held alone, never why: the ground (death, judgment) stays in the dossier.

    `organisation` is the service or département for which the person signs (child-care service), else empty.
    """

    first_name: str
    last_name: str
    relation: GuardianRelation
    acts_alone: bool = False
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Motive:
    """Precise motive (L1242-12 al. 1): without it the contract counts as permanent.

    `ground`: « accroissement temporaire d’activité »; `article`: « L. 1242-2, 2° »; `facts`: what is true here.
    """

    ground: str
    article: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    name: str
    starts_on: date
    ends_on: date
    funders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """`group` is the ÉCLAT group letter; `special_risk` whether the post is on the list of L4154-2."""

    title: str
    group: str
    points: int
    duties: tuple[str, ...]
    supervisor_name: str
    supervisor_title: str
    special_risk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """`trial_days` are calendar days (L1242-10); 0 means no trial period."""

    starts_on: date
    ends_on: date
    trial_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """Hours of the whole contract; `weekly` is the average of a week of the contract, `complementary_limit` of a week.

    `preparation_percent` is of the face-to-face time (ÉCLAT, avenant 196).
    """

    face_to_face: Decimal
    preparation: Decimal
    total: Decimal
    weekly: Decimal
    complementary_limit: Decimal
    meetings: Decimal = Decimal(0)
    preparation_percent: int = 15
    change_notice_days: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PayComponent:
    """An element of pay beside the hourly wage (bonus, travel): label and amount, as printed."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Gross euros. `pending_year`: the year whose SMIC is not published yet, so that the contract says so; else None.

    `smic_hourly` is the last known one, in force since `smic_since`. Estimates are for the whole planned hours.
    """

    hourly_rate: Decimal
    smic_hourly: Decimal
    smic_since: date
    pending_year: int | None
    gross_estimate: Decimal
    precarity_estimate: Decimal
    leave_estimate: Decimal
    components: tuple[PayComponent, ...] = ()
    reduction_percent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    name: str
    address: str
    adult_required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklySlot:
    """A usual slot of the week (L3123-6: split over the days). `weekday`: 0 is Monday."""

    weekday: int
    starts_at: time
    ends_at: time
    kind: SlotKind
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartTimeRequest:
    """The youth's own written request for fewer than 24 hours; `course`: class and school, or the reason."""

    reference: str
    ground: PartTimeGround
    course: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """`quality` is printed under the name: « mère, titulaire de l’autorité parentale », « directrice »."""

    role: SignatoryRole
    name: str
    quality: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractText:
    """One contract. `reference` names its version too; `drawn_up_on` dates the text, not the signatures."""

    reference: str
    version: int
    variant: Variant
    season: str
    employer: Employer
    bodies: SocialBodies
    youth: Youth
    guardians: tuple[Guardian, ...]
    motive: Motive
    programme: Programme
    post: Post
    term: Term
    hours: Hours
    pay: Pay
    slots: tuple[WeeklySlot, ...]
    places: tuple[Place, ...]
    part_time: PartTimeRequest
    signatories: tuple[Signatory, ...]
    data_contact: str
    made_at: str
    drawn_up_on: date
    work_permit: WorkPermit | None = None
