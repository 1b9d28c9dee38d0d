"""Reads the texts that a jurist reviews (`texts/*.txt`) into blocks that the layout turns into Word.

One line is one block; its first characters say what it is:
`#` title, `=` subtitle, `~` gap, `##` article with its `[label]`, `###` subheading, `+` annex on a new page (`++` below
the one before), `-` bullet, `&` paragraph kept with what follows,
`.` line set to the right, `>` note, `{%p … %}` a docxtpl tag on its own, `@name widths` … `@fin` a table.
`:::mineur` … `:::` keeps the lines of one variant; `→label` becomes the number of that article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

NO_BREAK = "\N{NO-BREAK SPACE}"
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"
TAG = re.compile(r"(\{[{%].*?[}%]\})")
SYNTAX = re.compile(r"^(###|##|#|=|~|\+\+|\+|&|-|\.|>|!|\||@) ?")
KINDS = {
    "#": "title", "=": "subtitle", "~": "gap", "##": "article", "###": "subheading", "+": "annex", "++": "annex_below",
    "-": "bullet", "&": "kept", ".": "right", ">": "note", "|": "row", "!": "total", "@": "table",
}  # fmt: skip
LABEL = re.compile(r"^\[(\w+)\] ")
REFERENCE = re.compile(r"→(\w+)")
TYPOGRAPHY = (
    (re.compile(r"'"), "’"),
    (re.compile(r" ([:;?!»€%])"), NO_BREAK + r"\1"),
    (re.compile(r"« "), "«" + NO_BREAK),
    (re.compile(r"\b([LRD]\.) (?=\d)"), r"\1" + NO_BREAK),
    (re.compile(r"(?<=\d)-(?=\d)"), NO_BREAK_HYPHEN),
    (re.compile(r"(article|articles|annexe|coefficient|groupe|IDCC) (?=[\dLRD]|$)"), r"\1" + NO_BREAK),
    (re.compile(r"(\d) (?=(?:heures|minutes|jours|h)\b)"), r"\1" + NO_BREAK),
)


@dataclass(frozen=True, slots=True)
class Block:
    """`number` is set on articles only; `text` of a row keeps its `|` between cells."""

    kind: str
    text: str
    number: int = 0


def read(source: str, variant: str) -> list[Block]:
    lines = list(_of_variant(source.splitlines(), variant))
    labels = [found.group(1) for line in lines if (found := LABEL.match(line.removeprefix("## ")))]
    numbers = {label: position for position, label in enumerate(labels, start=1)}
    return [_block(line, numbers) for line in lines if line.strip()]


def french(text: str) -> str:
    """Typographic apostrophes and no-break spaces, outside the tags: a curly quote would break one."""
    pieces = TAG.split(text)
    return "".join(piece if TAG.fullmatch(piece) else _typeset(piece) for piece in pieces)


def _typeset(text: str) -> str:
    for pattern, replacement in TYPOGRAPHY:
        text = pattern.sub(replacement, text)
    return text


def _of_variant(lines: Iterable[str], variant: str) -> Iterator[str]:
    open_for = ""
    for line in lines:
        if line.startswith(":::"):
            open_for = line.removeprefix(":::").strip()
        elif open_for in ("", variant):
            yield line


def _block(line: str, numbers: dict[str, int]) -> Block:
    if line.startswith("{%"):
        return Block("tag", line)
    found = SYNTAX.match(line)
    kind = KINDS[found.group(1)] if found else "paragraph"
    text = line[found.end() :] if found else line
    label = LABEL.match(text) if kind == "article" else None
    text = REFERENCE.sub(lambda reference: str(numbers[reference.group(1)]), text[label.end() :] if label else text)
    return Block(kind, text if kind == "table" else french(text), numbers[label.group(1)] if label else 0)
