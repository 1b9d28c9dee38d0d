"""What the portal's pages and interfaces read: typed rows, always of one territory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from services.portal.domain.partner import PartnerFacts
from services.portal.domain.season import SeasonFacts, current_season_index
from services.portal.domain.staff_note import is_in_charge
from services.portal.models import Account, Association, Funding, Partner, Season, StaffNote
from services.portal.usecases.partners import facts_of as partner_facts
from services.portal.usecases.season import facts_of as season_facts
from services.portal.usecases.territory import AssociationFacts
from services.portal.usecases.territory import facts_of as association_facts
from shared.errors import NotFound

PAGE_SIZE = 50
_MOST_NOTES = 20


@dataclass(frozen=True)
class SeasonRow:
    id: UUID
    territory_id: UUID
    version: int
    facts: SeasonFacts


@dataclass(frozen=True)
class PartnerRow:
    """``amount``: euros, of a funder."""

    id: UUID
    territory_id: UUID
    version: int
    facts: PartnerFacts
    amount: Decimal | None


@dataclass(frozen=True)
class AccountRow:
    id: UUID
    territory_id: UUID
    name: str
    email: str
    roles: tuple[str, ...]
    locale: str
    active: bool
    has_second_factor: bool


@dataclass(frozen=True)
class NoteRow:
    id: UUID
    delivery_id: UUID
    created_at: datetime


@dataclass(frozen=True)
class PartnerPage:
    rows: list[PartnerRow]
    counts: dict[str, int]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


def seasons(session: Session, territory_id: UUID) -> list[SeasonRow]:
    """Newest first."""
    found = select(Season).where(Season.territory_id == territory_id).order_by(Season.starts_on.desc())
    return [_season_row(season) for season in session.scalars(found)]


def current_season(session: Session, territory_id: UUID, today: date) -> SeasonRow | None:
    rows = seasons(session, territory_id)
    index = current_season_index([row.facts for row in rows], today)
    return None if index is None else rows[index]


def season(session: Session, season_id: UUID, territory_id: UUID | None = None) -> SeasonRow:
    """``territory_id`` None: for another service, which may read every territory."""
    found = session.get(Season, season_id)
    if found is None or territory_id not in (None, found.territory_id):
        raise NotFound
    return _season_row(found)


def newest_season(session: Session, today: date) -> SeasonRow | None:
    """For the public welcome page, which belongs to no territory yet: the season that runs or comes next."""
    rows = [_season_row(found) for found in session.scalars(select(Season).order_by(Season.starts_on.desc()).limit(20))]
    index = current_season_index([row.facts for row in rows], today)
    return None if index is None else rows[index]


def association(session: Session, territory_id: UUID) -> AssociationFacts:
    found = session.scalar(select(Association).where(Association.territory_id == territory_id))
    if found is None:
        raise NotFound
    return association_facts(found)


def first_association(session: Session) -> AssociationFacts | None:
    """For the public pages: who answers for this installation."""
    found = session.scalar(select(Association).order_by(Association.name).limit(1))
    return association_facts(found) if found else None


def partners(session: Session, territory_id: UUID, *, kind: str | None = None, page: int = 1) -> PartnerPage:
    mine = Partner.territory_id == territory_id
    counted = session.execute(select(Partner.kind, func.count()).where(mine).group_by(Partner.kind))
    counts = {row[0]: row[1] for row in counted}
    wanted = _with_amount().where(mine)
    if kind is not None:
        wanted = wanted.where(Partner.kind == kind)
    ordered = wanted.order_by(Partner.active.desc(), Partner.name, Partner.id)
    rows = session.execute(ordered.limit(PAGE_SIZE).offset(PAGE_SIZE * (page - 1))).all()
    total = counts.get(kind, 0) if kind is not None else sum(counts.values())
    return PartnerPage([_partner_row(row[0], row[1]) for row in rows], counts, total, page)


def partner(session: Session, partner_id: UUID, territory_id: UUID | None = None) -> PartnerRow:
    """``territory_id`` None: for another service, which may read every territory."""
    row = session.execute(_with_amount().where(Partner.id == partner_id)).one_or_none()
    if row is None or territory_id not in (None, row[0].territory_id):
        raise NotFound
    return _partner_row(row[0], row[1])


def accounts(session: Session, territory_id: UUID) -> list[AccountRow]:
    """Names are encrypted, so that they are sorted here; a territory has a handful."""
    found = session.scalars(select(Account).where(Account.territory_id == territory_id).limit(500))
    return sorted(map(_account_row, found), key=lambda row: (not row.active, row.name.casefold()))


def account(session: Session, account_id: UUID) -> AccountRow:
    found = session.get(Account, account_id)
    if found is None or not found.active:
        raise NotFound
    return _account_row(found)


def staff_with_role(session: Session, *, role: str | None, territory_id: UUID) -> list[AccountRow]:
    return [row for row in accounts(session, territory_id) if row.active and role in (None, *row.roles)]


def open_notes(session: Session, *, territory_id: UUID, roles: frozenset[str]) -> list[NoteRow]:
    """Empty for staff who are not in charge of the outside world."""
    if not is_in_charge(roles):
        return []
    visible = (StaffNote.territory_id.is_(None)) | (StaffNote.territory_id == territory_id)
    waiting = select(StaffNote).where(visible, StaffNote.settled_at.is_(None))
    found = session.scalars(waiting.order_by(StaffNote.created_at.desc()).limit(_MOST_NOTES))
    return [NoteRow(note.id, note.delivery_id, note.created_at) for note in found]


def _with_amount() -> Select[Partner, Decimal | None]:
    return select(Partner, Funding.amount).outerjoin(Funding, Funding.partner_id == Partner.id)


def _season_row(found: Season) -> SeasonRow:
    return SeasonRow(found.id, found.territory_id, found.version, season_facts(found))


def _partner_row(found: Partner, amount: Decimal | None) -> PartnerRow:
    return PartnerRow(found.id, found.territory_id, found.version, partner_facts(found), amount)


def _account_row(found: Account) -> AccountRow:
    return AccountRow(
        id=found.id,
        territory_id=found.territory_id,
        name=found.name,
        email=found.email,
        roles=tuple(found.roles),
        locale=found.locale,
        active=found.active,
        has_second_factor=found.totp_secret is not None,
    )
