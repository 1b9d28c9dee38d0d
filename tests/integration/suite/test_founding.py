"""An empty installation gets somebody who can sign in, once."""

from __future__ import annotations

import argparse
import json

import pytest

from services.portal.app import SERVICE, create_app
from shared.testkit.fixtures import RuntimeFor
from suite.founding import establish
from suite.processes import project_folder

FACTS = json.loads((project_folder() / "docs" / "association.example.json").read_text(encoding="utf-8"))
OPTIONS = argparse.Namespace(territory="Vitry-sur-Seine", name="Inès C.", email="ines@exemple.fr")


def test_the_first_administrator_signs_in(runtime_for: RuntimeFor) -> None:
    portal = runtime_for(SERVICE)
    password = establish(portal, OPTIONS, FACTS)
    again = establish(portal, OPTIONS, FACTS)
    client = create_app(portal).test_client()
    wrong = client.post("/connexion", data={"email": OPTIONS.email, "password": again})
    right = client.post("/connexion", data={"email": OPTIONS.email, "password": password})
    assert (wrong.status_code, right.status_code) == (422, 303)
    assert client.get("/comptes").status_code == 200


def test_a_file_that_does_not_fit_is_named(runtime_for: RuntimeFor) -> None:
    with pytest.raises(SystemExit, match="siren"):
        establish(runtime_for(SERVICE), OPTIONS, FACTS | {"siren": "1"})
