"""Takes the shared fixtures for every test."""

from __future__ import annotations

pytest_plugins = ["shared.testkit.fixtures"]
