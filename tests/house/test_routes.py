"""Walks the URL maps of the four apps: each route has its access, its place and its way in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from shared.access import Scope, access_of
from suite.bootstrap import SPECS
from suite.demo_facts import PATHS

SAFE = {"GET", "HEAD", "OPTIONS"}


def _rules(apps: dict[str, Flask]) -> Iterator[tuple[str, Flask, Rule]]:
    for name, app in apps.items():
        for rule in app.url_map.iter_rules():
            if rule.endpoint != "static" and not rule.endpoint.endswith(".static"):
                yield name, app, rule


def test_every_route_declares_its_access(apps: dict[str, Flask]) -> None:
    undeclared = [rule.rule for name, app, rule in _rules(apps) if access_of(app, rule.endpoint) is None]
    assert undeclared == []


def test_every_service_has_pages_an_api_and_an_internal_api(apps: dict[str, Flask]) -> None:
    for name, app in apps.items():
        rules = [rule.rule for rule in app.url_map.iter_rules()]
        assert f"/api/{name}/v1/openapi.json" in rules
        assert [rule for rule in rules if rule.startswith(f"/api/{name}/v1/") and not rule.endswith("openapi.json")]
        assert [rule for rule in rules if rule.startswith(f"/internal/{name}/")]
        assert [rule for rule in rules if rule.startswith(SPECS[name].prefix)]


def test_a_route_stands_where_the_dispatcher_sends_it(apps: dict[str, Flask]) -> None:
    for name, _app, rule in _rules(apps):
        if name == "portal" or rule.rule == "/health":
            continue
        places = (f"{SPECS[name].prefix}/", f"/api/{name}/", f"/internal/{name}/")
        assert f"{rule.rule}/".startswith(places) or "/assets/" in rule.rule, f"{name}: {rule.rule}"


def test_internal_routes_are_for_services_and_only_they(apps: dict[str, Flask]) -> None:
    for _name, app, rule in _rules(apps):
        access = access_of(app, rule.endpoint)
        assert access is not None
        assert (access.scope is Scope.INTERNAL) == rule.rule.startswith("/internal/"), rule.rule


def test_a_link_route_has_the_token_in_its_address_and_no_other_has(apps: dict[str, Flask]) -> None:
    for _name, app, rule in _rules(apps):
        access = access_of(app, rule.endpoint)
        assert access is not None
        assert (access.scope is Scope.SUBJECT) == ("token" in rule.arguments), rule.rule


def test_link_routes_name_their_purposes(apps: dict[str, Flask]) -> None:
    purposes: set[str] = set()
    for _name, app, rule in _rules(apps):
        access = access_of(app, rule.endpoint)
        if access and access.scope is Scope.SUBJECT:
            assert access.purposes, rule.rule
            purposes |= access.purposes
    assert purposes == set(PATHS), "demo.json gives one sample link of each kind"


@pytest.mark.parametrize(("purpose", "path"), PATHS.items())
def test_sample_links_lead_to_a_page_of_their_purpose(apps: dict[str, Flask], purpose: str, path: str) -> None:
    wanted = path.format("<token>")
    found = [(app, rule) for _name, app, rule in _rules(apps) if rule.rule == wanted and "GET" in (rule.methods or ())]
    assert found, f"no page at {wanted}"
    for app, rule in found:
        access = access_of(app, rule.endpoint)
        assert access is not None
        assert purpose in access.purposes


def test_opening_a_personal_link_is_harmless(apps: dict[str, Flask]) -> None:
    """A mail scanner opens every link: what changes something needs a POST on its own."""
    for _name, app, rule in _rules(apps):
        access = access_of(app, rule.endpoint)
        if access and access.scope is Scope.SUBJECT:
            methods = set(rule.methods or ())
            assert not (methods & {"GET"} and methods - SAFE - {"POST"}), rule.rule


def test_endpoints_are_unique_across_the_suite(apps: dict[str, Flask]) -> None:
    """Pages are linked by address between services, so two services never own one address."""
    owners: dict[str, str] = {}
    for name, _app, rule in _rules(apps):
        if rule.rule == "/health" or "/assets/" in rule.rule:
            continue
        assert owners.setdefault(rule.rule, name) == name, rule.rule
