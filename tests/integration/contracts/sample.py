"""The factory of this folder: a season, partners and candidates behind fakes of the two directory ports."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from services.contracts.adapters.internal import PortalApi, RecruitmentApi
from services.contracts.adapters.numbers import MainlandHolidays, StdNumbers
from services.contracts.adapters.pdf import PdfConverter
from services.contracts.adapters.word import WordRenderer
from services.contracts.app import SERVICE
from services.contracts.domain.person import Candidate, GuardianFacts, Person
from services.contracts.domain.ports import PartnerFacts, SeasonFacts, StaffFacts
from services.contracts.domain.youth import Care, Home, Permit, Relation
from shared.runtime import ServiceSpec
from shared.testkit.fixtures import TERRITORY

SEASON = UUID("5ea50000-0000-4000-8000-000000000001")
HOST = UUID("40570000-0000-4000-8000-000000000001")
PDF = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 64
ASSOCIATION = {
    "name": "Exploradôme",
    "legal_name": "Savoir Apprendre",
    "address": "18 avenue Henri-Barbusse, 94400 Vitry-sur-Seine",
    "siret": "81234560100015",
    "ape": "94.99Z",
    "convention": "ÉCLAT (IDCC 1518)",
    "signatory_name": "Hélène Vasseur-Marchand",
    "signatory_title": "Présidente",
    "email": "janus@exploradome.example",
    "phone": "+33199004200",
}
SEASON_FACTS = SeasonFacts(
    id=SEASON,
    territory_id=TERRITORY,
    name="JANUS 2026-2027",
    starts_on=date(2026, 9, 1),
    ends_on=date(2027, 6, 30),
    first_session_on=date(2027, 1, 13),
    contract_starts_on=date(2027, 1, 6),
    contract_ends_on=date(2027, 6, 30),
    association=ASSOCIATION,
)
HOST_FACTS = PartnerFacts(
    id=HOST,
    territory_id=TERRITORY,
    kind="host",
    name="ORDIVAL",
    city="Créteil",
    contact_name="Inès Delorme",
    contact_email="ordival@departement.example",
    locale="fr",
    minors_policy="with_adult",
    active=True,
)
MOTHER = GuardianFacts(
    first_name="Awa",
    last_name="D’Arc-Diallo",
    relation=Relation.MOTHER,
    email="awa@famille.example",
    phone="+33199004001",
    sole_ground=None,
)
FATHER = replace(MOTHER, first_name="Hervé", relation=Relation.FATHER, email="herve@famille.example")


def person(**changes: object) -> Person:
    base = Person(
        first_name="Zoé",
        last_name="D’Arc-Diallo",
        sex="female",
        birth_date=date(2010, 3, 15),
        birth_place="Vitry-sur-Seine",
        nationality="FR",
        permit=Permit.NONE,
        address="3 rue des Lilas & Roses",
        postal_code="94400",
        city="Vitry-sur-Seine",
        home=Home.WITH_PARENTS,
        email="zoe@courriel.example",
        phone="+33639980001",
        locale="fr",
        care=Care.NONE,
        emancipated=False,
        school_level="premiere_gt",
    )
    return replace(base, **changes)  # type: ignore[arg-type]  # field names are checked when the dataclass is made


def candidate(*guardians: GuardianFacts, outcome: str = "selected", **changes: object) -> Candidate:
    return Candidate(
        id=uuid4(),
        territory_id=TERRITORY,
        season_id=SEASON,
        outcome=outcome,
        person=person(**changes),
        guardians=guardians,
    )


def adult(first_name: str = "Zoé") -> Candidate:
    return candidate(birth_date=date(2006, 5, 2), school_level="higher_education", first_name=first_name)


@dataclass
class FakeRecruitment:
    """The port ``Candidates``, kept in memory."""

    known: dict[UUID, Candidate] = field(default_factory=dict)

    def add(self, one: Candidate) -> Candidate:
        self.known[one.id] = one
        return one

    def candidate(self, candidate_id: UUID) -> Candidate:
        return self.known[candidate_id]


class FakePortal:
    """The port ``Directory``: one season, one host, one HR officer."""

    def season(self, season_id: UUID) -> SeasonFacts:
        return replace(SEASON_FACTS, id=season_id)

    def partner(self, partner_id: UUID) -> PartnerFacts:
        return replace(HOST_FACTS, id=partner_id)

    def staff(self, role: str, territory_id: UUID) -> tuple[StaffFacts, ...]:
        if role != "hr":
            return ()
        return (StaffFacts(UUID(int=7), "hr", "Nadia Benali", "nadia@exploradome.example", "fr"),)


class NoConverter:
    """An installation without LibreOffice."""

    def convert(self, docx: bytes, *, reference: str = "") -> bytes | None:
        return None


def service(recruitment: FakeRecruitment, *, pdf: bool = False) -> ServiceSpec:
    ports: dict[type, object] = {
        RecruitmentApi: recruitment,
        PortalApi: FakePortal(),
        StdNumbers: StdNumbers(),
        MainlandHolidays: MainlandHolidays(),
        WordRenderer: WordRenderer(),
        PdfConverter: PdfConverter(timeout=40) if pdf else NoConverter(),
    }
    return replace(SERVICE, ports=lambda settings: ports)


def upload(content: bytes = PDF) -> BytesIO:
    return BytesIO(content)


def multipart(content: bytes, name: str) -> dict[str, Any]:
    """A form with one file as raw bytes: werkzeug's own encoder leaves its temporary file open on large ones."""
    head = f'--janus\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + b"\r\n--janus--\r\n"
    return {"data": body, "content_type": "multipart/form-data; boundary=janus"}
