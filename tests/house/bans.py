"""What may not be written, and where it may. Each rule takes one file and tells what breaks it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.source import Source, dotted

CLOCK_CALLS = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime)|func\.now|func\.current_\w+)$"
)
IN_ROUTES = {"session", "select", "commit", "flush", "enqueue", "delay", "apply_async", "send_task"}
IMPORTS_IN_ROUTES = ("sqlalchemy", "celery", "shared.db", "requests")
VAGUE = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)(_|$)", re.IGNORECASE)
UNFINISHED = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b")


def own_clocks(source: Source) -> Iterator[str]:
    """The demo moves its clock: whoever asks the system, or the database, does not follow."""
    if source.path == "shared/clock.py" or source.is_in("tests/house"):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and CLOCK_CALLS.search(dotted(node)):
            yield source.at(node, f"asks {dotted(node)}, not the clock of the runtime")


def stray_commits(source: Source) -> Iterator[str]:
    """Only the unit of work ends a transaction; a flush in a service says why it cannot wait."""
    if not source.is_in("services"):
        return
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if node.func.attr in ("commit", "rollback"):
            yield source.at(node, f".{node.func.attr}( is the unit of work's")
        if node.func.attr == "flush" and not _has_comment(source, node.lineno):
            yield source.at(node, ".flush( without a comment that says why")


def _has_comment(source: Source, number: int) -> bool:
    return any("#" in line for line in source.lines[max(0, number - 2) : number])


def stray_requests(source: Source) -> Iterator[str]:
    """The network is reached through ports, so that rules can be tried without one."""
    if source.is_in("services/*/adapters", "tests", "bench", "suite") or source.path.startswith("shared/internal"):
        return
    for node, module in _imports(source):
        if module.split(".")[0] in ("requests", "urllib3", "http.client", "smtplib"):
            yield source.at(node, f"imports {module} outside an adapter")


def busy_routes(source: Source) -> Iterator[str]:
    """A route declares access, loads, calls one use case or query, and dumps."""
    if not source.is_in("services/*/routes"):
        return
    for node, module in _imports(source):
        if module.startswith(IMPORTS_IN_ROUTES) or re.search(r"^services\.\w+\.models", module):
            yield source.at(node, f"imports {module} into a route")
    for node in ast.walk(source.tree):
        name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
        if name in IN_ROUTES:
            yield source.at(node, f"uses {name} in a route")


def vague_names(source: Source) -> Iterator[str]:
    stem = source.path.rsplit("/", 1)[-1].removesuffix(".py")
    if VAGUE.search(stem):
        yield f"{source.path} is named after nothing"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and re.search(r"(Utils?|Helpers?|Manager)$", node.name):
            yield source.at(node, f"{node.name} is named after nothing")


def late_imports(source: Source) -> Iterator[str]:
    for function in source.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                yield source.at(node, "imports within a function")


def mocks(source: Source) -> Iterator[str]:
    """Ports have fakes; our own code is never replaced under a test."""
    for node, module in _imports(source):
        if module.startswith(("unittest.mock", "mock", "pytest_mock")):
            yield source.at(node, f"imports {module}")


def unfinished(source: Source) -> Iterator[str]:
    if source.is_in("tests/house"):
        return
    for number, line in enumerate(source.lines, 1):
        if UNFINISHED.search(line):
            yield f"{source.path}:{number} is not finished: {line.strip()}"
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.dump(node):
            yield source.at(node, "raises NotImplementedError")


def _imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node, node.module
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
