"""Runs each rule of sizes and bans over every file, and shows that each rule bites."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

import pytest

from tests.house import bans, sizes
from tests.house.source import Source, python_sources

Rule = Callable[[Source], Iterator[str]]

BAD: dict[Rule, tuple[str, str]] = {
    sizes.long_functions: ("shared/a.py", "def f():\n" + "    x = 1\n" * 40),
    sizes.long_files: ("services/portal/app.py", "x = 1\n" * 301),
    sizes.long_routes: ("services/portal/routes/pages.py", "@blueprint.get('/')\ndef f():\n" + "    x = 1\n" * 12),
    sizes.many_parameters: ("shared/a.py", "def f(a, b, c, *, d, e, f): ..."),
    sizes.positional_parameters: ("services/portal/usecases/a.py", "def f(a, b, *, uow): ..."),
    bans.own_clocks: ("services/portal/domain/a.py", "import datetime\nx = datetime.datetime.now()"),
    bans.stray_commits: ("services/portal/usecases/a.py", "uow.session.commit()"),
    bans.stray_requests: ("services/portal/usecases/a.py", "from requests import get"),
    bans.busy_routes: ("services/portal/routes/a.py", "runtime.reading().session.scalar(1)"),
    bans.vague_names: ("shared/text_utils.py", ""),
    bans.late_imports: ("shared/a.py", "def f():\n    import os"),
    bans.mocks: ("tests/unit/test_a.py", "from unittest import mock"),
    bans.unfinished: ("shared/a.py", "def f():\n    raise NotImplementedError"),
}
rules = pytest.mark.parametrize("rule", BAD, ids=lambda rule: rule.__name__)


@rules
def test_no_file_breaks_it(rule: Rule) -> None:
    sources = python_sources()
    assert sources, "no file was found to check"
    offences = [offence for source in sources for offence in rule(source)]
    assert not offences, "\n" + "\n".join(offences)


@rules
def test_it_bites(rule: Rule) -> None:
    path, text = BAD[rule]
    assert list(rule(Source(path, text))), f"{rule.__name__} lets {text!r} pass"


def test_functions_stay_short_as_a_whole() -> None:
    lengths = sorted(
        sizes.length(function)
        for source in python_sources()
        if source.is_in("services", "shared", "suite") and not source.is_migration
        for function in source.functions()
    )
    assert statistics.median(lengths) <= 8
    assert lengths[int(len(lengths) * 0.9)] <= 20
