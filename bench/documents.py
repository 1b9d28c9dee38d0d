"""Word contracts per CPU second: ours, docxtpl as its manual says, and the least that any of them must do.

The limit is a compiled Jinja template filled and deflated as one zip entry: no package read, no check, no freezing.
`unequal` counts the parts that differ from docxtpl's; only equal output makes the figures comparable.
"""

from __future__ import annotations

import io
import json
import statistics
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template

from services.contracts.adapters.strict_template import StrictEnvironment, StrictTemplate
from services.contracts.adapters.word import TEMPLATES, WordRenderer, template_name
from services.contracts.domain.contract_text import ContractText, DocumentKind
from services.contracts.domain.contract_wording import wording
from tests.unit.contracts_documents.samples import TWO_GUARDIANS, YOUTH

ROUNDS = 7
DOCUMENTS_PER_ROUND = 20
COMPARED = ("word/document.xml", "word/header1.xml", "word/footer1.xml")
SOURCE = (TEMPLATES / template_name(TWO_GUARDIANS, DocumentKind.CONTRACT)).read_bytes()
RENDERER = WordRenderer()


def compiled_body() -> Template:
    template = StrictTemplate(SOURCE)
    template.init_docx()
    return StrictEnvironment().from_string(template.patch_xml(template.get_xml()))


BODY = compiled_body()


def ours(text: ContractText) -> bytes:
    return RENDERER.render(text)


def docxtpl_alone(text: ContractText) -> bytes:
    template = DocxTemplate(io.BytesIO(SOURCE))
    template.render(wording(text), Environment(autoescape=True, undefined=StrictUndefined))
    target = io.BytesIO()
    template.save(target)
    return target.getvalue()


def least(text: ContractText) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", BODY.render(wording(text)))
    return target.getvalue()


def people() -> list[ContractText]:
    return [
        replace(TWO_GUARDIANS, reference=f"JANUS-{number:04d}", youth=replace(YOUTH, first_name=f"Prénom{number}"))
        for number in range(DOCUMENTS_PER_ROUND)
    ]


def rate(render: Callable[[ContractText], bytes], texts: list[ContractText]) -> float:
    """Documents per second of CPU, which a loaded machine disturbs less than the wall clock."""
    start = time.process_time()
    for text in texts:
        render(text)
    return len(texts) / (time.process_time() - start)


def unequal_parts(texts: list[ContractText]) -> int:
    pairs = (
        (zipfile.ZipFile(io.BytesIO(ours(text))), zipfile.ZipFile(io.BytesIO(docxtpl_alone(text)))) for text in texts
    )
    return sum(one.read(name) != other.read(name) for one, other in pairs for name in COMPARED)


def measure() -> dict[str, object]:
    texts = people()
    ways = {"ours": ours, "peer": docxtpl_alone, "limit": least}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, render in ways.items():  # interleaved: a busy moment slows all three alike
            rates[name].append(rate(render, texts))
    medians = {name: round(statistics.median(values), 1) for name, values in rates.items()}
    return {
        "name": "documents",
        "unit": "contracts per CPU second",
        **medians,
        "ratio_peer": round(medians["ours"] / medians["peer"], 2),
        "ratio_limit": round(medians["ours"] / medians["limit"], 3),
        "unequal": unequal_parts(texts),
    }


def main() -> None:
    print(json.dumps(measure()))


if __name__ == "__main__":
    main()
