"""How long and how wide code may grow. Each rule takes one file and tells what breaks it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.source import Function, Source

LONGEST_FUNCTION = 40
LONGEST_FILE = 300
LONGEST_TEST_FILE = 400
LONGEST_ROUTE = 12
MOST_PARAMETERS = 5


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def long_functions(source: Source) -> Iterator[str]:
    for function in source.functions():
        if length(function) > LONGEST_FUNCTION and not source.is_migration:
            yield source.at(function, f"{function.name} has {length(function)} lines, {LONGEST_FUNCTION} are allowed")


def long_files(source: Source) -> Iterator[str]:
    allowed = LONGEST_TEST_FILE if source.is_test else LONGEST_FILE
    if len(source.lines) > allowed and not source.is_migration:
        yield f"{source.path} has {len(source.lines)} lines, {allowed} are allowed"


def long_routes(source: Source) -> Iterator[str]:
    """A route is a view; its decorators are its contract, not its length."""
    if not source.is_in("services/*/routes"):
        return
    for function in source.functions():
        if function.decorator_list and length(function) > LONGEST_ROUTE:
            yield source.at(function, f"{function.name} has {length(function)} lines, {LONGEST_ROUTE} are allowed")


def many_parameters(source: Source) -> Iterator[str]:
    for function in source.functions():
        count = len(_own(function.args.posonlyargs + function.args.args)) + len(function.args.kwonlyargs)
        if count > MOST_PARAMETERS and not source.is_test:
            yield source.at(function, f"{function.name} takes {count} parameters, {MOST_PARAMETERS} are allowed")


def positional_parameters(source: Source) -> Iterator[str]:
    """A use case is called with names after its command; a rule may take a pair (a birth date, a day) by place."""
    if not source.is_in("services/*/usecases", "services/*/domain"):
        return
    for function in source.functions():
        is_use_case = "uow" in (argument.arg for argument in function.args.args + function.args.kwonlyargs)
        allowed = 1 if is_use_case else 2
        by_place = _own(function.args.posonlyargs + function.args.args)
        if len(by_place) > allowed and not function.name.startswith("_"):
            yield source.at(function, f"{function.name} takes {len(by_place)} arguments by place, {allowed} allowed")


def _own(arguments: list[ast.arg]) -> list[ast.arg]:
    return arguments[1:] if arguments and arguments[0].arg in ("self", "cls") else arguments
