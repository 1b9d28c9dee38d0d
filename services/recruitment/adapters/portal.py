"""The portal's directory, read over its internal API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol, TypeVar
from uuid import UUID

from services.recruitment.domain.season import PartnerFacts, SeasonFacts
from shared.errors import Permanent
from shared.internal import InternalClient

F = TypeVar("F")


class Directory(Protocol):
    """Where seasons and partners are known. Raises ``Transient`` or ``Permanent``."""

    def season(self, season_id: UUID) -> SeasonFacts: ...

    def partner(self, partner_id: UUID) -> PartnerFacts: ...


class PortalDirectory:
    """The real one."""

    def __init__(self, client: InternalClient) -> None:
        self._client = client

    def season(self, season_id: UUID) -> SeasonFacts:
        return _read(season_from, self._client.get(f"/internal/portal/seasons/{season_id}"))

    def partner(self, partner_id: UUID) -> PartnerFacts:
        return _read(partner_from, self._client.get(f"/internal/portal/partners/{partner_id}"))


def season_from(answer: Mapping[str, Any]) -> SeasonFacts:
    """Tolerant reader: takes what it needs and ignores the rest."""
    association = answer["association"]
    return SeasonFacts(
        id=UUID(answer["id"]),
        territory_id=UUID(answer["territory_id"]),
        name=answer["name"],
        starts_on=date.fromisoformat(answer["starts_on"]),
        ends_on=date.fromisoformat(answer["ends_on"]),
        registration_opens_on=date.fromisoformat(answer["registration_opens_on"]),
        training_starts_on=date.fromisoformat(answer.get("training_starts_on") or answer["starts_on"]),
        first_session_on=date.fromisoformat(answer["first_session_on"]),
        contract_starts_on=date.fromisoformat(answer["contract_starts_on"]),
        contract_ends_on=date.fromisoformat(answer["contract_ends_on"]),
        places=int(answer["places"]),
        employer=association["name"],
        contact_name=association.get("signatory_name") or "",
        contact_email=association["email"],
        contact_phone=association.get("phone") or "",
    )


def partner_from(answer: Mapping[str, Any]) -> PartnerFacts:
    return PartnerFacts(
        id=UUID(answer["id"]),
        territory_id=UUID(answer["territory_id"]),
        kind=answer["kind"],
        name=answer["name"],
        city=answer.get("city") or "",
        contact_name=answer.get("contact_name") or "",
        contact_email=answer.get("contact_email") or "",
        locale=answer.get("locale") or "fr",
        active=bool(answer.get("active", True)),
    )


def _read(reader: Callable[[Mapping[str, Any]], F], answer: Mapping[str, Any]) -> F:
    """An answer that lacks a needed field will lack it next time too."""
    try:
        return reader(answer)
    except (KeyError, TypeError, ValueError) as error:
        raise Permanent(f"the portal's answer is not understood ({type(error).__name__})") from None
