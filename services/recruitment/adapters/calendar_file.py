"""Calendar entries (RFC 5545, RFC 5546): one identity per booking, one more SEQUENCE at each change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from icalendar import Calendar, Event, vCalAddress, vText

from shared.clock import PARIS

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]


@dataclass(frozen=True)
class Appointment:
    """A booked module, as a calendar wants it."""

    booking_id: UUID
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    address: str
    organizer_name: str
    organizer_email: str
    attendee_email: str


def calendar_file(appointment: Appointment, *, method: Method, stamped_at: datetime) -> bytes:
    """REQUEST and CANCEL go with mails; PUBLISH is the file to download."""
    calendar = Calendar()
    calendar.add("prodid", "-//Janus//Recrutement//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_event(appointment, method, stamped_at))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(appointment: Appointment, method: Method, stamped_at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{appointment.booking_id}@janus")
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", stamped_at)
    event.add("dtstart", appointment.starts_at.astimezone(PARIS))
    event.add("dtend", appointment.ends_at.astimezone(PARIS))
    event.add("summary", appointment.title)
    event.add("location", f"{appointment.place}, {appointment.address}")
    event.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    organizer = vCalAddress(f"mailto:{appointment.organizer_email}")
    organizer.params["CN"] = vText(appointment.organizer_name)
    event.add("organizer", organizer)
    if method != "PUBLISH":
        attendee = vCalAddress(f"mailto:{appointment.attendee_email}")
        attendee.params["PARTSTAT"] = vText("ACCEPTED")
        event.add("attendee", attendee, encode=False)
    return event
