"""A sentinel minor goes from decision to signed contract and leaves no trace in messages, logs, rows or errors."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import inspect, text

from tests.integration.contracts import steps
from tests.integration.contracts.conftest import KeepingPublisher, Office
from tests.integration.contracts.sample import MOTHER, candidate

pytestmark = pytest.mark.integration

SECRETS = (
    "Sentinelle",
    "sentinelle@courriel.example",
    "1 rue du Secret",
    "+33639989999",
    "2009-12-24",
    "30006000011234567890189",
)
SENTINEL: dict[str, object] = {
    "first_name": "Sentinelle",
    "last_name": "Sentinelle",
    "email": "sentinelle@courriel.example",
    "address": "1 rue du Secret",
    "phone": "+33639989999",
    "birth_date": date(2009, 12, 24),
}


def sign_everything(office: Office) -> UUID:
    mother = replace(MOTHER, last_name="Sentinelle", email="parent.sentinelle@famille.example")
    dossier_id = office.open(candidate(mother, outcome="selected", **SENTINEL))
    contract = steps.sent(office, dossier_id)
    for one in steps.signatures(office, contract.id).values():
        if one.role != "employer":
            assert steps.sign(office, one) == 303
    assert steps.sign_for_employer(office, dossier_id) == 303
    return dossier_id


def test_messages_carry_ids_only(office: Office, publisher: KeepingPublisher) -> None:
    sign_everything(office)
    sent = [json.dumps(asdict(message), default=str) for message in publisher.everything]
    assert len(sent) > 5
    assert [secret for secret in SECRETS if any(secret in message for message in sent)] == []


def test_the_database_never_holds_a_name_in_the_clear(office: Office) -> None:
    sign_everything(office)
    with office.runtime.reading() as session:
        tables = inspect(session.connection()).get_table_names()
        rows = [str(tuple(row)) for table in tables for row in session.execute(text(f'SELECT * FROM "{table}"'))]  # noqa: S608
    assert [secret for secret in SECRETS if any(secret in row for row in rows)] == []


def test_logs_and_refusals_name_nobody(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    dossier_id = sign_everything(office)
    assert "Sentinelle" in office.client.get(f"/contrats/dossiers/{dossier_id}").text
    refused = office.client.post(f"/api/contracts/v1/dossiers/{dossier_id}/contract")
    assert (refused.status_code, [secret for secret in SECRETS if secret in refused.text]) == (409, [])
    printed = capsys.readouterr()
    assert [secret for secret in SECRETS if secret in printed.out + printed.err] == []


def test_files_on_disk_are_encrypted(office: Office) -> None:
    sign_everything(office)
    folder = office.runtime.settings.var_dir / "files" / "contracts"
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert len(contents) > 3
    assert [content[:4] for content in contents if content[:4] in (b"%PDF", b"PK\x03\x04")] == []
