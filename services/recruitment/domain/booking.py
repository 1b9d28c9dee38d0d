"""Times around a module: until when one may book, when the reminder is due, how long an offered place is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from services.recruitment.domain.errors import (
    ModuleCapacityInvalid,
    ModuleNotStarted,
    ModuleStarted,
    ModuleTimesInvalid,
    ModuleTooSoon,
)
from shared.lifecycle import Lifecycle, Move

MINIMUM_NOTICE = timedelta(hours=12)
REMINDER_LEAD = timedelta(days=2)
OFFER_TIME = timedelta(hours=24)
SHORTEST_OFFER = timedelta(hours=2)
ARRIVAL = timedelta(minutes=30)


class BookingStatus(StrEnum):
    """A place is active until it is given back or the day has told what became of it."""

    ACTIVE = "active"
    CANCELLED = "cancelled"
    CAME = "came"
    EXCUSED = "excused"
    ABSENT = "absent"


class BookingStep(StrEnum):
    CHANGE = "change"
    CANCEL = "cancel"
    COME = "come"
    EXCUSE = "excuse"
    MISS = "miss"


class WaitingStatus(StrEnum):
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    LEFT = "left"


class WaitingStep(StrEnum):
    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    EXPIRE = "expire"
    LEAVE = "leave"


WAITING: Lifecycle[WaitingStatus, WaitingStep] = Lifecycle(
    "waiting",
    [
        Move(WaitingStatus.WAITING, WaitingStep.OFFER, "system", WaitingStatus.OFFERED),
        Move(WaitingStatus.OFFERED, WaitingStep.ACCEPT, "candidate", WaitingStatus.ACCEPTED),
        Move(WaitingStatus.OFFERED, WaitingStep.DECLINE, "candidate", WaitingStatus.DECLINED),
        Move(WaitingStatus.OFFERED, WaitingStep.EXPIRE, "system", WaitingStatus.EXPIRED),
        Move(WaitingStatus.WAITING, WaitingStep.LEAVE, "candidate", WaitingStatus.LEFT),
        Move(WaitingStatus.OFFERED, WaitingStep.LEAVE, "candidate", WaitingStatus.LEFT),
    ],
)

_ON_THE_DAY = (BookingStatus.ACTIVE, BookingStatus.CAME, BookingStatus.EXCUSED, BookingStatus.ABSENT)
BOOKING: Lifecycle[BookingStatus, BookingStep] = Lifecycle(
    "booking",
    [
        Move(BookingStatus.ACTIVE, BookingStep.CHANGE, "candidate", BookingStatus.ACTIVE),
        Move(BookingStatus.ACTIVE, BookingStep.CANCEL, "candidate", BookingStatus.CANCELLED),
        *(Move(status, BookingStep.COME, "staff", BookingStatus.CAME) for status in _ON_THE_DAY),
        *(Move(status, BookingStep.EXCUSE, "staff", BookingStatus.EXCUSED) for status in _ON_THE_DAY),
        *(Move(status, BookingStep.MISS, "staff", BookingStatus.ABSENT) for status in _ON_THE_DAY),
    ],
)

STILL_WAITING: frozenset[WaitingStatus] = frozenset({WaitingStatus.WAITING, WaitingStatus.OFFERED})


def check_module(*, starts_at: datetime, ends_at: datetime, capacity: int) -> None:
    if capacity < 1:
        raise ModuleCapacityInvalid("capacity")
    if ends_at <= starts_at:
        raise ModuleTimesInvalid("ends_at")


def booking_closes_at(starts_at: datetime) -> datetime:
    return starts_at - MINIMUM_NOTICE


def check_notice(starts_at: datetime, *, now: datetime) -> None:
    """A place is taken or changed at least twelve hours ahead: the team prepares pairs the evening before."""
    if now >= booking_closes_at(starts_at):
        raise ModuleTooSoon


def check_not_started(starts_at: datetime, *, now: datetime) -> None:
    """Giving a place back is welcome until the last minute, and meaningless afterwards."""
    if now >= starts_at:
        raise ModuleStarted


def check_started(starts_at: datetime, *, now: datetime) -> None:
    """Who came is written down from half an hour before, when people arrive."""
    if now < starts_at - ARRIVAL:
        raise ModuleNotStarted


def reminder_due_at(starts_at: datetime, *, now: datetime) -> datetime | None:
    """Two days before; None when the booking itself comes later than that, as its confirmation says it all."""
    due = starts_at - REMINDER_LEAD
    return due if due > now else None


def offer_deadline(starts_at: datetime, *, now: datetime) -> datetime | None:
    """24 hours, cut short by the end of bookings; None when too little time is left for a fair answer."""
    deadline = min(now + OFFER_TIME, booking_closes_at(starts_at))
    return deadline if deadline - now >= SHORTEST_OFFER else None
