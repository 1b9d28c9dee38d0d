"""One form: a schema, what was typed, and what is wrong with it. A page states the words, never the checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Request
from flask_babel import gettext
from markupsafe import escape
from marshmallow import Schema, ValidationError, fields
from werkzeug.datastructures import FileStorage

from shared.errors import Conflict, DomainError, Forbidden, NotFound, Unauthenticated
from shared.web.nesting import field_at, flat_messages, flatten, unflatten
from shared.web.texts import error_text, validation_text

_NOT_THE_FORMS = (Forbidden, NotFound, Unauthenticated)
_UNKNOWN = "Unknown field."
_SLOT = "\N{INTERLINEAR ANNOTATION SEPARATOR}"  # nobody types it: fields.py refuses what is not seen


class Texts(dict[str, str]):
    """Empty where nothing is known, so that templates need no guard."""

    def __missing__(self, key: str) -> str:
        return ""


class Form:
    """``Form(schema, request, initial=…)``: shows ``initial`` on GET, what was typed afterwards.

    ``data`` and ``errors`` are keyed by the form's own names (``guardians-0-email``). Names that begin with an
    underscore are the page's business and never reach the schema.
    """

    def __init__(
        self, schema: Schema | type[Schema], request: Request | None = None, *, initial: Mapping[str, Any] | None = None
    ) -> None:
        self._schema = schema() if isinstance(schema, type) else schema
        self.submitted = request is not None and request.method == "POST"
        self._typed = _typed(request) if request is not None and self.submitted else flatten(initial or {})
        self.data = Texts({key: values[0] for key, values in self._typed.items() if values})
        self.errors = Texts()
        self.form_errors: list[str] = []
        self._labels: dict[str, str] = {}
        self.loaded: Any = None
        self.result: Any = None
        self._conflict = False
        if request is not None and self.submitted:
            self._load(request)

    def accept(self, handler: Callable[[Any], Any]) -> bool:
        """Runs ``handler(loaded)`` if the form was sent and is valid; a refusal of the domain joins the errors.

        Refusals that are not about what was typed (nobody there, not allowed) go on to the error pages.
        """
        if not self.submitted or self.has_errors:
            return False
        try:
            self.result = handler(self.loaded)
        except _NOT_THE_FORMS:
            raise
        except DomainError as error:
            self.refuse(error)
        return not self.has_errors

    def refuse(self, error: DomainError) -> None:
        """Shows ``error`` at its field, or above the form."""
        self._conflict = isinstance(error, Conflict)
        if error.field:
            self.errors[error.field] = error_text(error)
        else:
            self.form_errors.append(error_text(error))

    @property
    def has_errors(self) -> bool:
        return bool(self.errors or self.form_errors)

    @property
    def error_count(self) -> int:
        return len(self.errors) + len(self.form_errors)

    @property
    def field_errors(self) -> list[tuple[str, str]]:
        return list(self.errors.items())

    @property
    def status(self) -> int:
        """200 as long as nothing is wrong, 409 where the state of things is, 422 where what was typed is."""
        if not self.has_errors:
            return 200
        return 409 if self._conflict else 422

    def chosen(self, name: str) -> list[str]:
        """Every value of a field with several."""
        return self._typed.get(name, [])

    def is_required(self, name: str) -> bool:
        found = field_at(self._schema, name)
        return bool(found and found.required)

    def name_field(self, name: str, label: str) -> str:
        """Templates tell how a field is called, so that the summary above the form can say it. Prints nothing."""
        self._labels[name] = label
        return ""

    def summary_line(self, name: str) -> str:
        """Stands for an error until the page is whole: the summary is drawn before the fields are named."""
        return f"{_SLOT}{name}{_SLOT}"

    def with_summary(self, page: str) -> str:
        """``page`` with each line of the summary written out: what the field is called, and what is wrong."""
        for name, message in self.errors.items():
            label = self._labels.get(name)
            line = gettext("%(label)s : %(message)s", label=label, message=message) if label else message
            page = page.replace(self.summary_line(name), str(escape(line)))
        return page

    def rows(self, name: str, *, at_least: int = 0) -> range:
        """Indices to draw for a list of sub-forms: those typed, and no fewer than ``at_least``."""
        prefix = f"{name}-"
        typed = [key.removeprefix(prefix).split("-")[0] for key in self._typed if key.startswith(prefix)]
        return range(max([at_least, *(int(index) + 1 for index in typed if index.isdigit())]))

    def _load(self, request: Request) -> None:
        nested = unflatten({**self._values(), **_files(request)})
        try:
            self.loaded = self._schema.load(nested.values)
        except ValidationError as error:
            for path, message in flat_messages(_messages(error)):
                self._note(nested.flat_key(path), str(message))

    def _note(self, key: str, message: str) -> None:
        if not key or message == _UNKNOWN:
            text = validation_text(message)
            if text not in self.form_errors:
                self.form_errors.append(text)
        else:
            self.errors[key] = validation_text(message)

    def _values(self) -> dict[str, Any]:
        """What the schema gets: trimmed; an empty field is a missing one."""
        values: dict[str, Any] = {}
        for key, typed in self._typed.items():
            kept = [text for text in (_trimmed(one) for one in typed) if text]
            if kept and not key.startswith("_"):
                values[key] = kept if isinstance(field_at(self._schema, key), fields.List) else kept[-1]
        return values


def _typed(request: Request) -> dict[str, list[str]]:
    return {key: list(values) for key, values in request.form.lists()}


def _files(request: Request) -> dict[str, FileStorage]:
    return {key: file for key, file in request.files.items() if file.filename}


def _trimmed(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _messages(error: ValidationError) -> Mapping[str, Any]:
    return error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
