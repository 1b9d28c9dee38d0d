"""`python -m suite found`: the first territory, association and administrator, where nobody can sign in yet."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import uuid
from collections.abc import Mapping
from pathlib import Path

from services.portal.adapters.passwords import Passwords
from services.portal.usecases.accounts import CreateAccount, create_account
from services.portal.usecases.territory import AssociationFacts, found_territory, settle_association
from shared.access import Role
from shared.runtime import Runtime
from shared.settings import Settings
from suite.bootstrap import build_runtimes
from suite.embedded import embedded_environment, prepare_folders
from suite.migrating import migrate_all
from suite.processes import project_folder

_NAMESPACE = uuid.UUID("4a414e55-5300-4000-8000-000000000001")
_PASSWORD_BYTES = 15
_SOME_PORT = 8000


def found(options: argparse.Namespace) -> int:
    """Again with the same territory and address changes nothing but the association's facts."""
    settings = Settings.from_environment(_environment())
    portal = build_runtimes(settings, ("portal",))["portal"]
    migrate_all({"portal": portal})
    facts = json.loads(Path(options.association).read_text(encoding="utf-8"))
    password = establish(portal, options, facts)
    print(f"Sign in at {settings.base_url}/connexion\n  {options.email}\n  {password}\nChange the password at once.")
    return 0


def establish(portal: Runtime, options: argparse.Namespace, facts: Mapping[str, str]) -> str:
    """The administrator's first password, which is kept nowhere in clear."""
    territory_id = uuid.uuid5(_NAMESPACE, options.territory)
    try:
        association = AssociationFacts(**facts)
    except TypeError as error:
        raise SystemExit(f"The association's file does not fit: {error}") from None
    found_territory(territory_id, name=options.territory, uow=portal.unit_of_work())
    settle_association(association, territory_id=territory_id, uow=portal.unit_of_work())
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    account = CreateAccount(
        account_id=uuid.uuid5(territory_id, options.email.lower()),
        territory_id=territory_id,
        name=options.name,
        email=options.email,
        password=password,
        roles=(Role.ADMIN, Role.PROJECT_LEAD),
    )
    create_account(account, uow=portal.unit_of_work(), clock=portal.clock, passwords=portal.port(Passwords))
    return password


def _environment() -> Mapping[str, str]:
    """That of the containers; on one machine, the one that `make run` makes."""
    if "JANUS_REDIS_URL" in os.environ or "JANUS_REDIS_URL_FILE" in os.environ:
        return os.environ
    var = Path(os.environ.get("JANUS_VAR_DIR") or project_folder() / "var").absolute()
    prepare_folders(var)
    given = {name: value for name, value in os.environ.items() if name != "JANUS_VAR_DIR"}
    return embedded_environment(var, given, demo=False, port=_SOME_PORT)
