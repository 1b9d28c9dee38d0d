"""The glossary's tables of codes say exactly what the enums hold."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ROW = re.compile(r"^\| `(\w+)` \| (\w+) \| (.+) \|$", re.MULTILINE)
CODE = re.compile(r"`([\w-]+)`")


def glossary() -> dict[tuple[str, str], list[str]]:
    page = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    return {(service, name): CODE.findall(codes) for name, service, codes in ROW.findall(page)}


def enums() -> Iterator[tuple[str, str, list[str]]]:
    for path in sorted(ROOT.glob("services/*/domain/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "StrEnum" for base in node.bases):
                yield (
                    path.parts[-3],
                    node.name,
                    [
                        str(statement.value.value)
                        for statement in node.body
                        if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)
                    ],
                )


ENUMS = {(service, name): values for service, name, values in enums()}


@pytest.mark.parametrize("key", sorted(glossary()), ids="-".join)
def test_every_code_is_explained(key: tuple[str, str]) -> None:
    assert sorted(glossary()[key]) == sorted(ENUMS[key])


def test_each_lifecycle_state_and_each_partner_is_in_it() -> None:
    wanted = {
        key for key in ENUMS if key[1].endswith(("State", "Status", "Stage", "Kind")) and key[1] != "DocumentKind"
    }
    internal = {
        ("portal", "NoteKind"),
        ("contracts", "DueKind"),
        ("contracts", "SlotKind"),
        ("recruitment", "FileKind"),
    }
    assert wanted - internal - set(glossary()) == set()
