"""Staff accounts: what a password must be, when trying stops, when a one-time code counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.errors import Conflict, InvalidInput

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_TELLING_LETTERS = 4


class PasswordTooShort(InvalidInput):
    code = "password_too_short"
    message = "Choisissez un mot de passe d’au moins 12 caractères."


class PasswordContainsName(InvalidInput):
    code = "password_contains_name"
    message = "Ce mot de passe contient votre adresse ou votre nom : choisissez-en un autre."


class PasswordUnchanged(InvalidInput):
    code = "password_unchanged"
    message = "Choisissez un mot de passe différent de l’actuel."


class PasswordsDiffer(InvalidInput):
    code = "passwords_differ"
    message = "Les deux saisies du nouveau mot de passe diffèrent."


class WrongPassword(InvalidInput):
    code = "wrong_password"
    message = "Le mot de passe actuel n’est pas le bon."


class WrongCode(InvalidInput):
    """Also what a code that has already served answers."""

    code = "wrong_code"
    message = "Ce code n’est pas valable, ou il a déjà servi. Attendez le suivant et réessayez."


class SignInRefused(InvalidInput):
    """The same for an unknown address, a closed account and a wrong password."""

    code = "sign_in_refused"
    message = "Cette adresse et ce mot de passe ne vont pas ensemble, ou ce compte est fermé."


class AccountEmailTaken(Conflict):
    code = "account_email_taken"
    message = "Un compte existe déjà pour cette adresse."


class OwnAccountUntouchable(Conflict):
    """An administrator who locks themselves out would need another one."""

    code = "own_account_untouchable"
    message = "Vous ne pouvez pas désactiver votre propre compte, ni réinitialiser votre propre second facteur."


@dataclass(frozen=True)
class TryLimit:
    """At most ``failures`` wrong tries within ``window``."""

    failures: int
    window: timedelta


# By account: a person who mistypes; by address: a machine that goes through many accounts.
BY_ACCOUNT = TryLimit(failures=5, window=timedelta(minutes=15))
BY_ADDRESS = TryLimit(failures=30, window=timedelta(minutes=15))


def is_throttled(failures: Sequence[datetime], limit: TryLimit, *, at: datetime) -> bool:
    return sum(at - limit.window < failure <= at for failure in failures) >= limit.failures


def check_new_password(password: str, *, email: str, name: str) -> None:
    """Length and the obvious only (NIST SP 800-63B 5.1.1.2: no composition rules)."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordTooShort("new_password")
    lowered = password.casefold()
    parts = [email.partition("@")[0], *name.split()]
    if any(len(part) >= _TELLING_LETTERS and part.casefold() in lowered for part in parts):
        raise PasswordContainsName("new_password")


def code_counts(step: int | None, last_step: int | None) -> bool:
    """A code counts once: its 30-second step must be later than the last one accepted (RFC 6238, 5.2)."""
    return step is not None and (last_step is None or step > last_step)
