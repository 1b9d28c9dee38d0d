"""Renders a contract into Word with docxtpl, with the defaults that lose text silently turned into errors.

docxtpl alone prints nothing for a missing variable, prints "None", drops `&` and `<`, runs any Python expression of a
template and cuts very long texts. Here each of these raises, a template runs in an immutable sandbox, and equal input
gives equal bytes, so that a document can be recognised by its hash.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError, UndefinedError

from services.contracts.adapters.ooxml import freeze, text_of
from services.contracts.adapters.strict_template import NoneRefused, StrictEnvironment, StrictTemplate
from services.contracts.adapters.template_fields import fields_of, missing_from
from services.contracts.domain.contract_blanks import blanks
from services.contracts.domain.contract_text import ContractText, DocumentKind, Variant
from services.contracts.domain.contract_wording import wording
from shared.errors import Permanent

TEMPLATES = Path(__file__).parent.parent / "documents"
LONGEST_TEXT = 20_000
FORBIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
CONTRACTS = {Variant.MINOR: "contrat-mineur.docx", Variant.ADULT: "contrat-majeur.docx"}
OTHERS = {
    DocumentKind.PARENTAL_AUTHORISATION: "autorisation-parentale.docx",
    DocumentKind.UNDER_24H_REQUEST: "demande-moins-24h.docx",
}


# What a damaged file, a wrong tag or a forbidden expression raises; XML errors are SyntaxErrors.
BROKEN = (TemplateError, SyntaxError, PackageNotFoundError, BadZipFile, NoneRefused, ValueError, KeyError)


class TemplateFault(Permanent):
    """A template and its data do not agree. The message names the template and the field, never a value."""

    french: ClassVar[str] = "Le modèle %(template)s ne peut pas être rempli : %(detail)s."
    english: ClassVar[str] = "The template %(template)s cannot be filled: %(detail)s."

    def __init__(self, template: str, *, field: str = "", detail: str = "") -> None:
        self.template, self.field = template, field
        params = {"template": template, "field": field, "detail": detail}
        super().__init__(f"{self.french % params} / {self.english % params}")


class MissingVariable(TemplateFault):
    french = "Le modèle %(template)s utilise un champ inconnu : « %(field)s »."
    english = "The template %(template)s uses an unknown field: “%(field)s”."


class EmptyField(TemplateFault):
    french = "Le document %(template)s ne peut pas être établi : le champ obligatoire « %(field)s » est vide."
    english = "The document %(template)s cannot be written: the mandatory field “%(field)s” is empty."


class RefusedText(TemplateFault):
    french = "Le champ « %(field)s » contient des caractères interdits ou un texte trop long (modèle %(template)s)."
    english = "The field “%(field)s” holds forbidden characters or too long a text (template %(template)s)."


class WordRenderer:
    """`templates` is the folder of the .docx files, which HR may have edited in Word."""

    def __init__(self, templates: Path = TEMPLATES) -> None:
        self._templates = templates
        self._environment = StrictEnvironment()
        self._known_fields: dict[str, frozenset[str]] = {}

    def render(self, text: ContractText, kind: DocumentKind = DocumentKind.CONTRACT) -> bytes:
        """The same text and the same template give the same bytes, whenever and wherever."""
        name = template_name(text, kind)
        for field in blanks(text)[:1]:
            raise EmptyField(name, field=field)
        words = wording(text)
        check_texts(name, words)
        filled = self._fill(name, words)
        package = freeze(_saved(filled, text))
        self._check(name, package, text)
        return package

    def template_sha256(self, text: ContractText, kind: DocumentKind = DocumentKind.CONTRACT) -> str:
        return hashlib.sha256(self._read(template_name(text, kind))).hexdigest()

    def _read(self, name: str) -> bytes:
        try:
            return (self._templates / name).read_bytes()
        except OSError as fault:
            raise TemplateFault(name, detail=f"{type(fault).__name__}") from None

    def _fill(self, name: str, words: Mapping[str, object]) -> StrictTemplate:
        source = self._read(name)
        try:
            for field in missing_from(words, self._fields(source)):
                raise MissingVariable(name, field=field)
            template = StrictTemplate(source)
            template.render(words, self._environment)
        except UndefinedError as fault:
            raise MissingVariable(name, field=str(fault)) from None
        except BROKEN as fault:
            raise TemplateFault(name, detail=_reason(fault)) from None
        return template

    def _fields(self, source: bytes) -> frozenset[str]:
        """Kept by content, since reading them costs as much as a render: a new version of a template is read anew."""
        key = hashlib.sha256(source).hexdigest()
        if key not in self._known_fields:
            self._known_fields[key] = fields_of(StrictTemplate(source), self._environment)
        return self._known_fields[key]

    def _check(self, name: str, package: bytes, text: ContractText) -> None:
        """Re-opened as a reader would: every part well formed, and the words that must be there are there."""
        written = text_of(package)
        for field, value in (("youth.last_name", text.youth.last_name.upper()), ("reference", text.reference)):
            if value not in written:
                raise TemplateFault(name, field=field, detail=f"{field} absent du document / not in the document")


def template_name(text: ContractText, kind: DocumentKind) -> str:
    return CONTRACTS[text.variant] if kind is DocumentKind.CONTRACT else OTHERS[kind]


def check_texts(template: str, words: Mapping[str, object]) -> None:
    """Control characters vanish in Word without a trace, and a text over 10 MB is cut: both are refused here."""
    for field, value in _texts(words, ""):
        if FORBIDDEN.search(value) or len(value) > LONGEST_TEXT:
            raise RefusedText(template, field=field)


def _texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(item, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, f"{path}[]")
    elif isinstance(value, str):
        yield path, value


def _reason(fault: Exception) -> str:
    """Jinja's words speak of the template; those of an XML or value error may quote the data, so only their type."""
    return f"{type(fault).__name__}: {fault}" if isinstance(fault, TemplateError) else type(fault).__name__


def _saved(template: StrictTemplate, text: ContractText) -> bytes:
    """Title and author are set here: docxtpl would escape them twice. The dates are the contract's, not a clock's."""
    properties = template.docx.core_properties
    properties.title = f"{properties.title} {text.reference}"
    properties.author = text.employer.legal_name
    moment = datetime.combine(text.drawn_up_on, datetime.min.time())
    properties.created = properties.modified = moment
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()
