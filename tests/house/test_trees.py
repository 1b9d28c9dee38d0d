"""One service, one shape: who knows one of them finds their way in all."""

from __future__ import annotations

import pytest

from tests.house.source import ROOT, SERVICES, python_sources, tracked_files

# Each alternative is enough: a file that outgrew its size becomes a folder of the same name.
REQUIRED = (
    ("README.md",),
    ("__init__.py",),
    ("app.py",),
    ("adapters/__init__.py",),
    ("domain/__init__.py",),
    ("events.py",),
    ("migrations/env.py",),
    ("models.py", "models/__init__.py"),
    ("queries.py", "queries/__init__.py"),
    ("routes/__init__.py",),
    ("schemas/__init__.py",),
    ("tasks.py", "tasks/__init__.py"),
    ("translations/en/LC_MESSAGES/messages.po",),
    ("usecases/__init__.py",),
)
TOP = {alternative.split("/")[0] for alternatives in REQUIRED for alternative in alternatives} | {"templates"}
# The one thing that a single service has: the Word templates of its documents.
OWN = {"contracts": {"documents"}}

every_service = pytest.mark.parametrize("service", SERVICES)


def _files(service: str) -> list[str]:
    prefix = f"services/{service}/"
    return [name.removeprefix(prefix) for name in tracked_files() if name.startswith(prefix)]


@every_service
def test_has_every_part(service: str) -> None:
    files = set(_files(service))
    assert [alternatives for alternatives in REQUIRED if not files & set(alternatives)] == []


@every_service
def test_has_no_other_part(service: str) -> None:
    assert {name.split("/")[0] for name in _files(service)} - TOP - OWN.get(service, set()) == set()


@every_service
def test_templates_carry_the_services_name(service: str) -> None:
    """All services share one template namespace in the embedded suite."""
    templates = [name for name in _files(service) if name.startswith("templates/")]
    assert templates
    assert [name for name in templates if name.split("/")[1] != service] == []


@every_service
def test_views_stand_in_files_that_say_which_edge_they_are(service: str) -> None:
    for source in python_sources():
        if not source.path.startswith(f"services/{service}/routes/"):
            continue
        stem = source.path.rsplit("/", 1)[-1].removesuffix(".py")
        if any(function.decorator_list for function in source.functions()):
            assert stem.startswith(("api_", "pages_", "internal")), source.path


@every_service
def test_migrations_are_one_line_of_history(service: str) -> None:
    versions = sorted(name.split("/")[-1] for name in _files(service) if name.startswith("migrations/versions/"))
    numbers = [name[:4] for name in versions if name != "__init__.py"]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    assert numbers


def test_no_other_service_exists() -> None:
    folders = {path.name for path in (ROOT / "services").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == set(SERVICES)
