"""What every house check looks at: the project's own Python files, read and parsed once."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOTS = ("services", "shared", "suite", "tests", "bench", "tools")
SERVICES = ("portal", "recruitment", "contracts", "notifications")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file: `path` is relative to the project, with forward slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def is_migration(self) -> bool:
        return "/migrations/versions/" in self.path

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/")

    def is_in(self, *folders: str) -> bool:
        """Whether the file lies in one of the folders; `*` stands for one folder's name."""
        return any(Path(self.path).match(f"{folder}/*") or _is_below(self.path, folder) for folder in folders)

    def functions(self) -> Iterator[Function]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node

    def at(self, node: ast.AST, what: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)} {what}"


def _is_below(path: str, folder: str) -> bool:
    parts, pattern = Path(path).parts, Path(folder).parts
    heads = parts[: len(pattern)]
    return len(parts) > len(pattern) and all(p in ("*", h) for h, p in zip(heads, pattern, strict=True))


def tracked_files() -> list[str]:
    """As git sees them: committed or about to be, never what a run leaves behind."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return sorted(name for name in listed.split("\0") if name and (ROOT / name).is_file())


@cache
def python_sources() -> tuple[Source, ...]:
    names = [name for name in tracked_files() if name.endswith(".py") and name.split("/")[0] in ROOTS]
    return tuple(Source(name, (ROOT / name).read_text("utf-8")) for name in names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` for a chain of names, with what cannot be named (a call, an index) left out."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""
