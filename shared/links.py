"""Personal links: a secret per person, purpose and version. The database keeps its hash only.

The secret is derived (HMAC-SHA256 of the row's id and version under the link key), so that a mail can be
rebuilt with the same link, and none is stored. 192 bits of secret; an expired one names its row, nothing more.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select, update

from shared.db.tables import PERSONAL_LINK
from shared.errors import Expired, NotFound

_SECRET_BYTES = 24


class LinkExpired(Expired):
    """Carries what is needed to send a new link to the address on file."""

    code = "link_expired"
    message = "Ce lien a expiré. Vous pouvez en recevoir un nouveau à l’adresse que nous connaissons."

    def __init__(self, holder: LinkHolder) -> None:
        super().__init__()
        self.holder = holder


@dataclass(frozen=True)
class LinkRequest:
    """For whom (``person_key``), for which purpose and which row a link is wanted."""

    purpose: str
    subject_id: UUID
    person_key: str


@dataclass(frozen=True)
class LinkHolder:
    """The person who came by a personal link. ``subject_id``: the row it opens; ``key``: who it is, for logs."""

    link_id: UUID
    purpose: str
    subject_id: UUID
    key: str
    token: str


class LinkBook:
    """Issues, finds and revokes links with one key per installation."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def issue(self, connection: Connection, wanted: LinkRequest, *, now: datetime, lifetime: timedelta) -> str:
        """The standing link's token while a quarter of its lifetime is left, else a new version's."""
        standing = self._latest(connection, wanted)
        if standing and standing["revoked_at"] is None and standing["expires_at"] > now + lifetime / 4:
            return self._token(standing["id"])
        link_id = uuid.uuid4()
        token = self._token(link_id)
        row = {
            "id": link_id,
            "purpose": wanted.purpose,
            "subject_id": wanted.subject_id,
            "person_key": wanted.person_key,
            "version": standing["version"] + 1 if standing else 1,
            "token_hash": _hash(token),
            "expires_at": now + lifetime,
            "revoked_at": None,
        }
        connection.execute(PERSONAL_LINK.insert().values(row))
        return token

    def find(self, connection: Connection, token: str, *, now: datetime) -> LinkHolder:
        """Raises ``NotFound`` for an unknown, foreign or revoked token, ``LinkExpired`` for one that has run out."""
        found = connection.execute(select(PERSONAL_LINK).where(PERSONAL_LINK.c.token_hash == _hash(token)))
        row = found.mappings().one_or_none()
        if row is None or row["revoked_at"] is not None or not hmac.compare_digest(self._token(row["id"]), token):
            raise NotFound
        holder = LinkHolder(row["id"], row["purpose"], row["subject_id"], row["person_key"], token)
        if row["expires_at"] <= now:
            raise LinkExpired(holder)
        return holder

    def revoke(self, connection: Connection, *, subject_id: UUID, purpose: str | None, now: datetime) -> None:
        statement = update(PERSONAL_LINK).where(PERSONAL_LINK.c.subject_id == subject_id)
        if purpose is not None:
            statement = statement.where(PERSONAL_LINK.c.purpose == purpose)
        connection.execute(statement.where(PERSONAL_LINK.c.revoked_at.is_(None)).values(revoked_at=now))

    @staticmethod
    def _latest(connection: Connection, wanted: LinkRequest) -> RowMapping | None:
        table = PERSONAL_LINK.c
        same = (
            table.purpose == wanted.purpose,
            table.subject_id == wanted.subject_id,
            table.person_key == wanted.person_key,
        )
        found = connection.execute(select(PERSONAL_LINK).where(*same).order_by(table.version.desc()).limit(1))
        return found.mappings().one_or_none()

    def _token(self, link_id: UUID) -> str:
        secret = hmac.new(self._key, link_id.bytes, hashlib.sha256).digest()[:_SECRET_BYTES]
        return base64.urlsafe_b64encode(link_id.bytes + secret).rstrip(b"=").decode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
