"""Marshmallow speaks English; the people who fill in forms read French or English. One table between the two.

A message that the table does not know is taken for a French msgid of ours and looked up as it is.
"""

from __future__ import annotations

import re

from flask_babel import gettext

from shared.errors import DomainError


def msgid(text: str) -> str:
    """Marks ``text`` for extraction; it is looked up where it is shown."""
    return text


REQUIRED = msgid("Ce champ est nécessaire.")
_WRONG = msgid("Cette valeur n’est pas valable.")
_NUMBER = msgid("Écrivez un nombre.")
_DATE = msgid("Cette date n’est pas valable. Écrivez par exemple 27/03/2009.")
_CHOICE = msgid("Choisissez une des réponses proposées.")

_EXACT = {
    "Missing data for required field.": REQUIRED,
    "Field may not be null.": REQUIRED,
    "Unknown field.": msgid("Le formulaire contient un champ que nous n’attendions pas."),
    "Invalid value.": _WRONG,
    "Invalid input.": _WRONG,
    "Invalid input type.": _WRONG,
    "Invalid type.": _WRONG,
    "Not a valid list.": _WRONG,
    "Not a valid tuple.": _WRONG,
    "Not a valid mapping type.": _WRONG,
    "Not a valid string.": _WRONG,
    "Not a valid utf-8 string.": _WRONG,
    "Not a valid UUID.": _WRONG,
    "Not a valid IP address.": _WRONG,
    "Not a valid IPv4 address.": _WRONG,
    "Not a valid IPv6 address.": _WRONG,
    "Not a valid IP interface.": _WRONG,
    "Not a valid IPv4 interface.": _WRONG,
    "Not a valid IPv6 interface.": _WRONG,
    "String does not match expected pattern.": _WRONG,
    "Not an even value.": _WRONG,
    "Not a valid number.": _NUMBER,
    "Number too large.": _NUMBER,
    "Special numeric values (nan or infinity) are not permitted.": _NUMBER,
    "Not a valid integer.": msgid("Écrivez un nombre entier."),
    "Not a valid boolean.": msgid("Répondez par oui ou par non."),
    "Not a valid date.": _DATE,
    "Not a valid datetime.": msgid("Cette date ou cette heure n’est pas valable."),
    "Not a valid naive datetime.": msgid("Cette date ou cette heure n’est pas valable."),
    "Not a valid aware datetime.": msgid("Cette date ou cette heure n’est pas valable."),
    "Not a valid time.": msgid("Cette heure n’est pas valable. Écrivez par exemple 14:30."),
    "Not a valid period of time.": _WRONG,
    "Not a valid URL.": msgid("Cette adresse de site n’est pas valable. Elle commence par https://."),
    "Not a valid email address.": msgid("Cette adresse e-mail n’est pas valable. Exemple : prenom.nom@exemple.fr."),
}

_PATTERNS = [
    (r"Shorter than minimum length (?P<min>\d+)\.", msgid("Écrivez au moins %(min)s caractères.")),
    (r"Longer than maximum length (?P<max>\d+)\.", msgid("Écrivez au plus %(max)s caractères.")),
    (
        r"Length must be between (?P<min>\d+) and (?P<max>\d+)\.",
        msgid("Écrivez entre %(min)s et %(max)s caractères."),
    ),
    (r"Length must be (?P<equal>\d+)\.", msgid("Écrivez exactement %(equal)s caractères.")),
    (
        r"Must be greater than or equal to (?P<min>\S+) and less than or equal to (?P<max>\S+)\.",
        msgid("La valeur doit être comprise entre %(min)s et %(max)s."),
    ),
    (r"Must be greater than or equal to (?P<min>\S+)\.", msgid("La valeur doit être au moins %(min)s.")),
    (r"Must be less than or equal to (?P<max>\S+)\.", msgid("La valeur doit être au plus %(max)s.")),
    (r"Must be greater than (?P<min>\S+)\.", msgid("La valeur doit être supérieure à %(min)s.")),
    (r"Must be less than (?P<max>\S+)\.", msgid("La valeur doit être inférieure à %(max)s.")),
    (r"Must be (?:greater|less) than.*", _WRONG),
    (r"Must be equal to .*", _WRONG),
    (r".* cannot be formatted as a \w+\.", _WRONG),
    (r"Must be one of: .*", _CHOICE),
    (r"One or more of the choices you made was (?:not )?in: .*", _CHOICE),
]
_COMPILED = [(re.compile(pattern, re.DOTALL), text) for pattern, text in _PATTERNS]


def validation_text(message: object) -> str:
    """A validation message as its reader sees it, in the request's language."""
    text = str(message)
    if text in _EXACT:
        return str(gettext(_EXACT[text]))
    for pattern, french in _COMPILED:
        if found := pattern.fullmatch(text):
            return str(gettext(french, **found.groupdict()))
    return str(gettext(text))


def error_text(error: DomainError) -> str:
    """A domain error's message, in the request's language."""
    return str(gettext(error.message, **error.params))
