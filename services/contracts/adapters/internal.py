"""Recruitment and portal, asked over their internal APIs; a field that we do not know is ignored."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from services.contracts.domain.person import Candidate, GuardianFacts, Person
from services.contracts.domain.ports import PartnerFacts, SeasonFacts, StaffFacts
from services.contracts.domain.youth import Care, Home, Permit, Relation
from shared.errors import Permanent
from shared.internal import InternalClient
from shared.settings import Settings

E = TypeVar("E", bound=StrEnum)


class RecruitmentApi:
    """The port ``Candidates``."""

    def __init__(self, settings: Settings) -> None:
        self._client = InternalClient(settings, caller="contracts", callee="recruitment")

    def candidate(self, candidate_id: UUID) -> Candidate:
        answer = self._client.get(f"/internal/recruitment/candidates/{candidate_id}")
        try:
            return read_candidate(answer)
        except (KeyError, ValueError) as error:
            raise Permanent(f"unreadable candidate ({type(error).__name__})") from None


class PortalApi:
    """The port ``Directory``."""

    def __init__(self, settings: Settings) -> None:
        self._client = InternalClient(settings, caller="contracts", callee="portal")

    def season(self, season_id: UUID) -> SeasonFacts:
        answer = self._client.get(f"/internal/portal/seasons/{season_id}")
        days = ("starts_on", "ends_on", "first_session_on", "contract_starts_on", "contract_ends_on")
        return SeasonFacts(
            id=UUID(answer["id"]),
            territory_id=UUID(answer["territory_id"]),
            name=answer["name"],
            association={key: str(value or "") for key, value in answer["association"].items()},
            **{day: date.fromisoformat(answer[day]) for day in days},
        )

    def partner(self, partner_id: UUID) -> PartnerFacts:
        answer = self._client.get(f"/internal/portal/partners/{partner_id}")
        texts = ("kind", "name", "city", "contact_name", "contact_email", "locale", "minors_policy")
        return PartnerFacts(
            id=UUID(answer["id"]),
            territory_id=UUID(answer["territory_id"]),
            active=bool(answer["active"]),
            **{key: str(answer.get(key) or "") for key in texts},
        )

    def staff(self, role: str, territory_id: UUID) -> tuple[StaffFacts, ...]:
        params = {"role": role, "territory_id": str(territory_id)}
        answer = self._client.get("/internal/portal/staff", params=params)
        return tuple(
            StaffFacts(UUID(one["id"]), role, one["name"], one["email"], one.get("locale") or "fr") for one in answer
        )


def read_candidate(answer: dict[str, Any]) -> Candidate:
    """Unknown codes become "other" or the plain case, so that a person looks at the dossier instead of a crash."""
    texts = ("first_name", "last_name", "birth_place", "address", "postal_code", "city", "email", "phone")
    person = Person(
        **{key: str(answer.get(key) or "") for key in texts},
        sex=str(answer.get("sex") or ""),
        birth_date=date.fromisoformat(answer["birth_date"]),
        nationality=str(answer["nationality"]).upper(),
        permit=_read(Permit, answer.get("residence_permit"), empty=Permit.NONE, unknown=Permit.OTHER),
        home=_read(Home, answer.get("residence"), empty=Home.WITH_PARENTS, unknown=Home.OWN_HOME),
        locale=str(answer.get("locale") or "fr"),
        care=_read(Care, answer.get("care"), empty=Care.NONE, unknown=Care.NONE),
        emancipated=bool(answer.get("emancipated")),
        school_level=str(answer.get("school_level") or ""),
    )
    return Candidate(
        id=UUID(answer["id"]),
        territory_id=UUID(answer["territory_id"]),
        season_id=UUID(answer["season_id"]),
        outcome=answer.get("outcome"),
        person=person,
        guardians=tuple(_guardian(one) for one in answer.get("guardians") or ()),
    )


def _guardian(one: dict[str, Any]) -> GuardianFacts:
    return GuardianFacts(
        first_name=one["first_name"],
        last_name=one["last_name"],
        relation=_read(Relation, one.get("relation"), empty=Relation.GUARDIAN, unknown=Relation.GUARDIAN),
        email=str(one.get("email") or ""),
        phone=str(one.get("phone") or ""),
        sole_ground=one.get("sole_ground") or None,
    )


def _read(kind: type[E], value: str | None, *, empty: E, unknown: E) -> E:
    if not value:
        return empty
    return kind(value) if value in {one.value for one in kind} else unknown
