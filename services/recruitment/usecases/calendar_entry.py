"""The calendar file of a candidate's own booking, to download."""

from __future__ import annotations

from datetime import datetime

from services.recruitment.adapters.calendar_file import Appointment, calendar_file
from services.recruitment.domain.errors import NothingBooked
from services.recruitment.queries.personal import PersonalPage


def own_calendar(page: PersonalPage, *, stamped_at: datetime) -> bytes:
    """Same identity as the one that came by mail, so that no calendar shows it twice."""
    mine = page.mine
    if mine is None or page.booking_id is None:
        raise NothingBooked
    appointment = Appointment(
        booking_id=page.booking_id,
        sequence=page.sequence,
        title=mine.title,
        starts_at=mine.starts_at,
        ends_at=mine.ends_at,
        place=mine.place,
        address=mine.address,
        organizer_name=page.season.employer,
        organizer_email=page.season.contact_email,
        attendee_email=page.email,
    )
    return calendar_file(appointment, method="PUBLISH", stamped_at=stamped_at)
