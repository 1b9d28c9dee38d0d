"""What a script or a person needs to enter the demo: address, accounts, one personal link of each kind."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection, func, select

from shared.db.tables import PERSONAL_LINK
from shared.links import LinkRequest
from shared.runtime import Runtime
from shared.settings import Settings
from suite.season.load import demo_accounts

# Where a link of each purpose leads; the house checks compare it with the routes.
PATHS: dict[str, str] = {
    "candidate": "/recrutement/moi/{}",
    "school": "/recrutement/partenaire/{}",
    "papers": "/contrats/papiers/{}",
    "sign": "/contrats/signer/{}",
    "digest": "/notifications/lettre/{}",
}
# Any lifetime shorter than what a standing link has left gives that very link back.
_NO_RENEWAL = timedelta(0)


@dataclass(frozen=True)
class DemoFacts:
    """``accounts``: e-mail, password and roles of each; ``links``: one whole address per purpose."""

    base_url: str
    accounts: list[dict[str, str]]
    links: dict[str, str]


def write_facts(runtimes: Mapping[str, Runtime], settings: Settings) -> DemoFacts:
    """Writes ``demo.json`` into the folder of the demo."""
    facts = DemoFacts(settings.base_url, demo_accounts(settings), dict(_links(runtimes, settings.base_url)))
    write_json(facts, facts_path(settings))
    return facts


def write_json(facts: DemoFacts, path: Path) -> None:
    path.write_text(json.dumps(asdict(facts), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def facts_path(settings: Settings) -> Path:
    return settings.var_dir / "demo.json"


def _links(runtimes: Mapping[str, Runtime], base_url: str) -> Iterator[tuple[str, str]]:
    for runtime in runtimes.values():
        with runtime.engine.begin() as connection:
            for wanted in _standing(connection, runtime):
                token = runtime.links.issue(connection, wanted, now=runtime.clock.now(), lifetime=_NO_RENEWAL)
                if wanted.purpose in PATHS:
                    yield wanted.purpose, base_url + PATHS[wanted.purpose].format(token)


def _standing(connection: Connection, runtime: Runtime) -> list[LinkRequest]:
    """One valid link of each purpose."""
    table = PERSONAL_LINK.c
    valid = (table.revoked_at.is_(None), table.expires_at > runtime.clock.now())
    newest = select(table.purpose, func.max(table.expires_at).label("expires_at")).where(*valid).group_by(table.purpose)
    rows = connection.execute(newest).all()
    found = []
    for purpose, expires_at in rows:
        one = select(PERSONAL_LINK).where(table.purpose == purpose, table.expires_at == expires_at).limit(1)
        row = connection.execute(one).mappings().one()
        found.append(LinkRequest(row["purpose"], row["subject_id"], row["person_key"]))
    return found
