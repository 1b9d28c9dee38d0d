"""Marshmallow fields that pages and APIs share: what French people type, brought into one form.

Messages are French msgids of the shared catalogue; ``shared.web.texts`` looks them up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias, Unpack

from marshmallow import ValidationError, fields, validate
from werkzeug.datastructures import FileStorage

from shared.web.texts import REQUIRED, msgid

FieldOptions: TypeAlias = fields._BaseFieldKwargs  # marshmallow types its options, under a private name
_LONGEST_EMAIL = 254
_LONGEST_NAME = 80
_EMAIL = validate.Email()
_FRENCH_PHONE = re.compile(r"0[1-9]\d{8}")
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_PHONE_PUNCTUATION = re.compile(r"[\s.()/\-\u00a0\u202f]")
_POSTAL_CODE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}")
_FRENCH_DATE = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TICK = msgid("Cochez cette case pour continuer.")
_MESSAGES = {"required": REQUIRED, "null": REQUIRED}


def has_unseen_characters(text: str, *, allowed: str = "") -> bool:
    """Control characters, and those that reorder text: nobody types them, and they forge lines and names."""
    return any(
        (unicodedata.category(character) in _UNSEEN or character in _BIDI_CONTROLS) and character not in allowed
        for character in text
    )


class Line(fields.String):
    """One line of text, composed (NFC), inner spaces single. ``longest`` characters at most."""

    default_error_messages = {  # noqa: RUF012  # marshmallow merges it along the class hierarchy
        **_MESSAGES,
        "unseen": msgid("Ce texte contient des caractères invisibles. Écrivez-le à nouveau."),
        "too_long": msgid("Ce texte est trop long."),
    }
    _allowed = ""

    def __init__(self, *, longest: int = 200, **options: Unpack[FieldOptions]) -> None:
        super().__init__(**options)
        self.longest = longest

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        text = unicodedata.normalize("NFC", super()._deserialize(value, attr, data, **kwargs))
        if has_unseen_characters(text, allowed=self._allowed):
            raise self.make_error("unseen")
        text = self._tidied(text)
        if len(text) > self.longest:
            raise self.make_error("too_long")
        return text

    def _tidied(self, text: str) -> str:
        return " ".join(text.split())


class Paragraphs(Line):
    """Several lines of text; line ends are those of Unix."""

    _allowed = "\n\t\r"

    def __init__(self, *, longest: int = 5000, **options: Unpack[FieldOptions]) -> None:
        super().__init__(longest=longest, **options)

    def _tidied(self, text: str) -> str:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class PersonName(Line):
    """A person's name as they write it: any script, accents, apostrophes, hyphens. It has at least one letter."""

    default_error_messages = {"no_letter": msgid("Écrivez un nom avec des lettres.")}  # noqa: RUF012

    def __init__(self, **options: Unpack[FieldOptions]) -> None:
        super().__init__(longest=_LONGEST_NAME, **options)

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not any(character.isalpha() for character in text):
            raise self.make_error("no_letter")
        return text


class Email(Line):
    """An e-mail address, in lower case: nobody's provider tells the cases apart, and look-ups need one form."""

    default_error_messages = {  # noqa: RUF012
        "invalid": msgid("Cette adresse e-mail n’est pas valable. Exemple : prenom.nom@exemple.fr."),
    }

    def __init__(self, **options: Unpack[FieldOptions]) -> None:
        super().__init__(longest=_LONGEST_EMAIL, **options)

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        text = super()._deserialize(value, attr, data, **kwargs).lower()
        try:
            _EMAIL(text)
        except ValidationError as error:
            raise self.make_error("invalid") from error
        return text


class Phone(fields.String):
    """A French or international number, kept in E.164: ``06 12 34 56 78`` is ``+33612345678``."""

    default_error_messages = {  # noqa: RUF012
        **_MESSAGES,
        "invalid": msgid("Ce numéro de téléphone n’est pas valable. Exemple : 06 12 34 56 78."),
    }

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        typed = super()._deserialize(value, attr, data, **kwargs).strip().replace("(0)", "")
        number = _PHONE_PUNCTUATION.sub("", typed)
        if number.startswith("00"):
            number = f"+{number[2:]}"
        if number.startswith("+330"):
            number = f"+33{number[4:]}"
        if _FRENCH_PHONE.fullmatch(number):
            return f"+33{number[1:]}"
        if not _E164.fullmatch(number) or not number.isascii():
            raise self.make_error("invalid")
        return number


class PostalCode(fields.String):
    """A French postal code: five digits, overseas departments included."""

    default_error_messages = {  # noqa: RUF012
        **_MESSAGES,
        "invalid": msgid("Ce code postal n’est pas valable. Il a cinq chiffres, par exemple 94400."),
    }

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> str:
        code = "".join(super()._deserialize(value, attr, data, **kwargs).split())
        if not (code.isascii() and _POSTAL_CODE.fullmatch(code)):
            raise self.make_error("invalid")
        return code


class IsoDate(fields.Date):
    """``2009-03-27``, as browsers send it, or ``27/03/2009``, as people write it."""

    default_error_messages = {  # noqa: RUF012
        **_MESSAGES,
        "invalid": msgid("Cette date n’est pas valable. Écrivez par exemple 27/03/2009."),
    }

    def _deserialize(self, value: object, attr: str | None, data: Mapping[str, Any] | None, **kwargs: object) -> date:
        if isinstance(value, str) and (found := _FRENCH_DATE.fullmatch(value.strip())):
            day, month, year = found.groups()
            value = f"{year}-{month:0>2}-{day:0>2}"
        return super()._deserialize(value, attr, data, **kwargs)


class Checkbox(fields.Boolean):
    """A box: browsers send nothing for an empty one, which is a no."""

    def __init__(self) -> None:
        super().__init__(load_default=False)


class Consent(fields.Boolean):
    """A box that must be ticked to go on."""

    default_error_messages = {  # noqa: RUF012
        "required": _TICK,
        "null": _TICK,
        "invalid": _TICK,
    }

    def __init__(self) -> None:
        super().__init__(required=True, validate=validate.Equal(True, error=_TICK))


class Upload(fields.Field[FileStorage]):
    """A file of a multipart form. Its size and its content are judged by the file store, not by its name."""

    default_error_messages = {  # noqa: RUF012
        "required": msgid("Choisissez un fichier."),
        "invalid": msgid("Choisissez un fichier."),
    }

    def _deserialize(self, value: object, *_: object, **__: object) -> FileStorage:
        if not isinstance(value, FileStorage):
            raise self.make_error("invalid")
        return value
