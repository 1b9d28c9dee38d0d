"""Notices about modules: booked, moved, cancelled, waited for, offered, soon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from services.recruitment.adapters.calendar_file import Appointment, Method, calendar_file
from services.recruitment.domain.booking import BookingStatus, WaitingStatus
from services.recruitment.models import Booking, Candidate, Module, Season, WaitingEntry
from services.recruitment.usecases.notice_parts import Attachment, Notice, Telling, moment, to_candidate

Ids = Mapping[str, str]


class Seat(NamedTuple):
    """A booking with everything around it."""

    booking: Booking
    module: Module
    candidate: Candidate
    season: Season


def slot_booked(telling: Telling, ids: Ids) -> Sequence[Notice]:
    """Nothing to say of a booking that was given back before anybody was told."""
    return _about_place(telling, ids, kind="slot_booked")


def slot_moved(telling: Telling, ids: Ids) -> Sequence[Notice]:
    return _about_place(telling, ids, kind="slot_moved")


def slot_cancelled(telling: Telling, ids: Ids) -> Sequence[Notice]:
    seat = _seat(telling, ids)
    if seat is None:
        return []
    context = _session_of(seat.candidate, seat.module) | {"link": telling.candidate_link(seat.candidate)}
    attached = (_calendar(telling, seat, method="CANCEL"),)
    return [Notice("slot_cancelled", to_candidate(seat.candidate), context, attached)]


def module_reminder(telling: Telling, ids: Ids) -> Sequence[Notice]:
    seat = _seat(telling, ids)
    if seat is None or seat.booking.status is not BookingStatus.ACTIVE:
        return []
    context = _session_of(seat.candidate, seat.module) | _where(seat.module)
    context["link"] = telling.candidate_link(seat.candidate)
    return [Notice("module_reminder", to_candidate(seat.candidate), context)]


def waiting_list_joined(telling: Telling, ids: Ids) -> Sequence[Notice]:
    entry = telling.row(WaitingEntry, ids=ids, name="waiting_id")
    found = telling.candidate(ids)
    if entry is None or found is None or entry.status is not WaitingStatus.WAITING:
        return []
    candidate, module = found[0], telling.uow.session.get_one(Module, entry.module_id)
    context = {
        "first_name": candidate.first_name,
        "module_title": module.title,
        "position": _position(telling, entry),
        "link": telling.candidate_link(candidate),
    }
    return [Notice("waiting_list_joined", to_candidate(candidate), context)]


def place_offered(telling: Telling, ids: Ids) -> Sequence[Notice]:
    """An offer that has been answered or has run out needs no mail."""
    entry = telling.row(WaitingEntry, ids=ids, name="waiting_id")
    found = telling.candidate(ids)
    if entry is None or found is None or entry.status is not WaitingStatus.OFFERED or entry.answer_before is None:
        return []
    candidate, module = found[0], telling.uow.session.get_one(Module, entry.module_id)
    context = _session_of(candidate, module) | {
        "place": module.place,
        "answer_before": moment(entry.answer_before),
        "link": telling.candidate_link(candidate),
    }
    return [Notice("place_offered", to_candidate(candidate), context)]


def _about_place(telling: Telling, ids: Ids, *, kind: str) -> Sequence[Notice]:
    seat = _seat(telling, ids)
    if seat is None or seat.booking.status is not BookingStatus.ACTIVE:
        return []
    context = _session_of(seat.candidate, seat.module) | _where(seat.module)
    context |= {"ends_at": moment(seat.module.ends_at), "link": telling.candidate_link(seat.candidate)}
    attached = (_calendar(telling, seat, method="REQUEST"),)
    return [Notice(kind, to_candidate(seat.candidate), context, attached)]


def _seat(telling: Telling, ids: Ids) -> Seat | None:
    booking = telling.row(Booking, ids=ids, name="booking_id")
    found = telling.candidate(ids)
    if booking is None or found is None:
        return None
    return Seat(booking, telling.uow.session.get_one(Module, booking.module_id), *found)


def _session_of(candidate: Candidate, module: Module) -> dict[str, object]:
    return {"first_name": candidate.first_name, "module_title": module.title, "starts_at": moment(module.starts_at)}


def _where(module: Module) -> dict[str, object]:
    return {"place": module.place, "address": module.address}


def _calendar(telling: Telling, seat: Seat, *, method: Method) -> Attachment:
    appointment = Appointment(
        booking_id=seat.booking.id,
        sequence=seat.booking.sequence,
        title=seat.module.title,
        starts_at=seat.module.starts_at,
        ends_at=seat.module.ends_at,
        place=seat.module.place,
        address=seat.module.address,
        organizer_name=seat.season.employer,
        organizer_email=seat.season.contact_email,
        attendee_email=seat.candidate.email,
    )
    content = calendar_file(appointment, method=method, stamped_at=telling.clock.now())
    return Attachment("module.ics", f"text/calendar; charset=utf-8; method={method}", content)


def _position(telling: Telling, entry: WaitingEntry) -> int:
    """From 1: how many wait for this module up to this entry."""
    before = (WaitingEntry.joined_at < entry.joined_at) | (
        (WaitingEntry.joined_at == entry.joined_at) & (WaitingEntry.id < entry.id)
    )
    ahead = select(func.count()).select_from(WaitingEntry)
    waiting = ahead.where(
        WaitingEntry.module_id == entry.module_id, WaitingEntry.status == WaitingStatus.WAITING, before
    )
    return telling.uow.session.scalars(waiting).one() + 1
