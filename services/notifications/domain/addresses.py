"""E-mail addresses as a mail server takes them: one line, one @, a domain in ASCII (IDNA)."""

from __future__ import annotations

import re

from shared.errors import Permanent

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}|\"[ !#-\[\]-~]{1,62}\"")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")


class BadAddress(Permanent):
    """Not an address that mail can be sent to; the message does not repeat it."""


def deliverable(raw: str) -> str:
    """The address with its domain in ASCII; raises ``BadAddress``. Quoted and plus-tagged local parts are kept."""
    local, at, domain = raw.strip(" ").rpartition("@")
    if not at or not _LOCAL.fullmatch(local) or ".." in local or local[0] == "." or local[-1] == ".":
        raise BadAddress("address: local part")
    try:
        ascii_domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise BadAddress("address: domain") from None
    labels = ascii_domain.split(".")
    least = 2
    if len(labels) < least or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress("address: domain")
    return f"{local}@{ascii_domain}"
