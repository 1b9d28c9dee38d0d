"""Accounts of the staff: created and closed by an administrator, their password changed by their owner."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.portal.adapters.one_time_codes import matching_step
from services.portal.adapters.passwords import Passwords
from services.portal.domain.account import (
    OwnAccountUntouchable,
    PasswordsDiffer,
    PasswordUnchanged,
    WrongCode,
    WrongPassword,
    check_new_password,
)
from services.portal.models import Account
from shared.clock import Clock
from shared.db import blind_index
from shared.db.uow import UnitOfWork
from shared.errors import NotFound


@dataclass(frozen=True)
class CreateAccount:
    account_id: UUID
    territory_id: UUID
    name: str
    email: str
    password: str
    roles: tuple[str, ...]
    locale: str = "fr"


@dataclass(frozen=True)
class ChangePassword:
    account_id: UUID
    current_password: str
    new_password: str
    repeated_password: str


@dataclass(frozen=True)
class AccountAction:
    """What ``acting_id`` (an administrator) does to ``account_id``, in their own territory."""

    account_id: UUID
    territory_id: UUID
    acting_id: UUID


@dataclass(frozen=True)
class ConfirmEnrolment:
    """``secret``: the one that the page showed; kept only once its owner has proved to hold it."""

    account_id: UUID
    secret: str
    code: str
    at: datetime


def create_account(command: CreateAccount, *, uow: UnitOfWork, clock: Clock, passwords: Passwords) -> UUID:
    """A second call with the same id does nothing (a double click)."""
    check_new_password(command.password, email=command.email, name=command.name)
    with uow:
        if uow.session.get(Account, command.account_id) is None:
            uow.session.add(
                Account(
                    id=command.account_id,
                    territory_id=command.territory_id,
                    name=command.name,
                    email=command.email,
                    email_index=blind_index(command.email),
                    password_hash=passwords.hash(command.password),
                    roles=list(command.roles),
                    locale=command.locale,
                    created_at=clock.now(),
                )
            )
        return command.account_id


def change_password(command: ChangePassword, *, uow: UnitOfWork, passwords: Passwords) -> None:
    with uow:
        account = _account(uow, command.account_id)
        if not passwords.matches(command.current_password, account.password_hash):
            raise WrongPassword("current_password")
        if command.new_password != command.repeated_password:
            raise PasswordsDiffer("repeated_password")
        if command.new_password == command.current_password:
            raise PasswordUnchanged("new_password")
        check_new_password(command.new_password, email=account.email, name=account.name)
        account.password_hash = passwords.hash(command.new_password)


def confirm_enrolment(command: ConfirmEnrolment, *, uow: UnitOfWork) -> None:
    """The code that proves the secret is thereby used up. A secret already in force is not replaced."""
    with uow:
        account = _account(uow, command.account_id)
        step = matching_step(command.secret, command.code, at=command.at)
        if step is None or account.totp_secret is not None:
            raise WrongCode("code")
        account.totp_secret = command.secret
        account.totp_last_step = step


def set_active(command: AccountAction, *, uow: UnitOfWork, active: bool) -> None:
    with uow:
        _others_account(uow, command).active = active


def reset_second_factor(command: AccountAction, *, uow: UnitOfWork) -> None:
    """For a lost telephone: the next sign-in asks to enrol again."""
    with uow:
        account = _others_account(uow, command)
        account.totp_secret = None
        account.totp_last_step = None


def _account(uow: UnitOfWork, account_id: UUID) -> Account:
    account = uow.session.get(Account, account_id, with_for_update=True)
    if account is None or not account.active:
        raise NotFound
    return account


def _others_account(uow: UnitOfWork, command: AccountAction) -> Account:
    if command.account_id == command.acting_id:
        raise OwnAccountUntouchable
    wanted = select(Account).where(Account.id == command.account_id, Account.territory_id == command.territory_id)
    account = uow.session.scalar(wanted.with_for_update())
    if account is None:
        raise NotFound
    return account
