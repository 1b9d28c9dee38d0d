"""Notes to the staff in charge: a mail that did not arrive waits on the home page until somebody deals with it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select

from services.portal.domain.staff_note import NoteKind
from services.portal.models import StaffNote
from shared.clock import Clock
from shared.db.uow import UnitOfWork
from shared.errors import NotFound


def note_delivery_failure(delivery_id: UUID, *, uow: UnitOfWork, clock: Clock) -> None:
    """One note per delivery, however often it is reported."""
    with uow:
        known = uow.session.scalar(select(StaffNote.id).where(StaffNote.delivery_id == delivery_id))
        if known is None:
            uow.session.add(StaffNote(delivery_id=delivery_id, kind=NoteKind.DELIVERY_FAILED, created_at=clock.now()))


def settle_note(note_id: UUID, *, account_id: UUID, territory_id: UUID, uow: UnitOfWork, clock: Clock) -> None:
    with uow:
        note = uow.session.get(StaffNote, note_id, with_for_update=True)
        if note is None or note.territory_id not in (None, territory_id):
            raise NotFound
        if note.settled_at is None:
            note.settled_at = clock.now()
            note.settled_by = account_id
