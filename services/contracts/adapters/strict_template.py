"""docxtpl with its silent defaults turned into errors, and its slow steps done once per template.

Compiling a template is nine tenths of a render, and its result depends on the template alone: it is kept by source
text, which never holds a person's data. What is filled is still docxtpl's own work, part by part.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from functools import lru_cache

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from services.contracts.adapters.ooxml import parse_strictly

KEPT_SOURCES = 64  # body, headers, footers and properties of some ten templates


class NoneRefused(Exception):
    """An expression of the template has no value."""


def refuse_none(value: object) -> object:
    """Jinja would print "None"; an undefined value goes on to StrictUndefined, which names it."""
    if value is None:
        raise NoneRefused("None")
    return value


class StrictEnvironment(ImmutableSandboxedEnvironment):
    """Sandboxed, escaping, refusing what is missing. Compiled templates are immutable, so threads may share it."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=refuse_none, cache_size=0)
        self._compiled: Callable[[str], Template] = lru_cache(KEPT_SOURCES)(super().from_string)

    def from_string(self, source: str, *_: object, **__: object) -> Template:  # type: ignore[override]
        """docxtpl passes the source alone; anything else would not be part of the key."""
        return self._compiled(source)


class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no annotations
    """One per document: docxtpl keeps the data of a render in the instance, so that sharing one mixes people up."""

    def __init__(self, package: bytes) -> None:
        super().__init__(io.BytesIO(package))

    def patch_xml(self, src_xml: str) -> str:
        return patched(src_xml)

    def render_xml_part(
        self, src_xml: str, part: object, context: Mapping[str, object], jinja_env: StrictEnvironment
    ) -> str:
        """Parsed here, before docxtpl's recovering parser can hide a fault by dropping text."""
        rendered: str = super().render_xml_part(src_xml, part, context, jinja_env)
        parse_strictly(rendered)
        return rendered


@lru_cache(KEPT_SOURCES)
def patched(src_xml: str) -> str:
    """Tags that Word split over several runs, put together again: a function of the text alone."""
    source: str = DocxTemplate.patch_xml(None, src_xml)
    return source
