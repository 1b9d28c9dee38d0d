"""Sign-in in two steps, and the counting of wrong tries.

A wrong try is a row that must outlive the refusal: results are returned, not raised, so that the block commits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from services.portal.adapters.one_time_codes import matching_step
from services.portal.adapters.passwords import Passwords
from services.portal.domain.account import BY_ACCOUNT, BY_ADDRESS, TryLimit, code_counts, is_throttled
from services.portal.models import Account, FailedTry
from shared.db import blind_index
from shared.db.uow import UnitOfWork


class Outcome(StrEnum):
    SIGNED_IN = "signed_in"
    CODE_NEEDED = "code_needed"
    ENROLMENT_NEEDED = "enrolment_needed"
    REFUSED = "refused"
    THROTTLED = "throttled"


@dataclass(frozen=True)
class PasswordTry:
    """``address``: where the request came from. ``at``: the machine's time, not the demo's."""

    email: str
    password: str
    address: str
    at: datetime


@dataclass(frozen=True)
class CodeTry:
    account_id: UUID
    code: str
    at: datetime


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    account_id: UUID | None = None


def try_password(
    command: PasswordTry, *, uow: UnitOfWork, passwords: Passwords, second_factor_required: bool
) -> Result:
    """Answers ``REFUSED`` alike for an unknown address, a closed account and a wrong password."""
    by_account, by_address = f"account:{command.email}", f"address:{command.address}"
    with uow:
        session = uow.session
        if _is_stopped(session, by_account, BY_ACCOUNT, command.at) or _is_stopped(
            session, by_address, BY_ADDRESS, command.at
        ):
            return Result(Outcome.THROTTLED)
        account = session.scalar(select(Account).where(Account.email_index == blind_index(command.email)))
        right = passwords.matches(command.password, account.password_hash if account else None)
        if not right or account is None or not account.active:
            _count_failure(session, (by_account, by_address), command.at)
            return Result(Outcome.REFUSED)
        _forget_failures(session, by_account)
        if passwords.is_outdated(account.password_hash):
            account.password_hash = passwords.hash(command.password)
        return Result(_after_password(account, second_factor_required), account.id)


def try_code(command: CodeTry, *, uow: UnitOfWork) -> Result:
    """The second step of somebody whose password was right a few minutes ago."""
    key = f"code:{command.account_id}"
    with uow:
        if _is_stopped(uow.session, key, BY_ACCOUNT, command.at):
            return Result(Outcome.THROTTLED)
        account = uow.session.get(Account, command.account_id, with_for_update=True)
        if account is None or not account.active or account.totp_secret is None:
            return Result(Outcome.REFUSED)
        step = matching_step(account.totp_secret, command.code, at=command.at)
        if not code_counts(step, account.totp_last_step):
            _count_failure(uow.session, (key,), command.at)
            return Result(Outcome.REFUSED)
        account.totp_last_step = step
        _forget_failures(uow.session, key)
        return Result(Outcome.SIGNED_IN, account.id)


def _after_password(account: Account, second_factor_required: bool) -> Outcome:
    if account.totp_secret is not None:
        return Outcome.CODE_NEEDED
    return Outcome.ENROLMENT_NEEDED if second_factor_required else Outcome.SIGNED_IN


def _is_stopped(session: Session, key: str, limit: TryLimit, at: datetime) -> bool:
    recent = select(FailedTry.at).where(FailedTry.key_index == blind_index(key), FailedTry.at > at - limit.window)
    return is_throttled(session.scalars(recent).all(), limit, at=at)


def _count_failure(session: Session, keys: tuple[str, ...], at: datetime) -> None:
    session.add_all(FailedTry(key_index=blind_index(key), at=at) for key in keys)
    # Rows older than the longest window count no more; this is the only place that would ever read them.
    session.execute(delete(FailedTry).where(FailedTry.at < at - BY_ADDRESS.window * 4))


def _forget_failures(session: Session, key: str) -> None:
    session.execute(delete(FailedTry).where(FailedTry.key_index == blind_index(key)))
