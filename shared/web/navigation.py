"""The staff menu of the whole suite: one table, so that every service shows the same one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app, request
from flask_babel import gettext

from shared.access import EXTENSION, Role, Staff, current_staff, principal
from shared.links import LinkHolder
from shared.web.texts import msgid

_LEADS = frozenset({Role.PROJECT_LEAD, Role.COORDINATOR})
_JURY = _LEADS | {Role.TRAINER}
_EVERYBODY = frozenset(Role)

# (French msgid, address, who sees it, exact: only this page is "here")
MENU: tuple[tuple[str, str, frozenset[Role], bool], ...] = (
    (msgid("Accueil"), "/", _EVERYBODY, True),
    (msgid("Saison"), "/saison", _LEADS | {Role.ADMIN}, False),
    (msgid("Recrutement"), "/recrutement/", _JURY | {Role.HR, Role.OBSERVER}, False),
    (msgid("Contrats"), "/contrats/", _LEADS | {Role.HR}, False),
    (msgid("Partenaires"), "/partenaires", _LEADS | {Role.HR, Role.ADMIN}, False),
    (msgid("Messages"), "/notifications/boite", _LEADS | {Role.HR, Role.ADMIN}, False),
    (msgid("Comptes"), "/comptes", frozenset({Role.ADMIN}), False),
)


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu, in the reader's language."""

    label: str
    href: str
    current: bool


def signed_in() -> Staff | None:
    """The staff member whom the header names; nobody on a page that was opened by a personal link."""
    caller = principal()
    if isinstance(caller, Staff):
        return caller
    if isinstance(caller, LinkHolder) or EXTENSION not in current_app.extensions:
        return None
    return current_staff()


def navigation() -> list[MenuItem]:
    """What the signed-in person may open; nothing for everybody else."""
    person = signed_in()
    if person is None:
        return []
    return [
        MenuItem(gettext(label), href, _is_here(href, exact=exact))
        for label, href, roles, exact in MENU
        if person.roles & roles
    ]


def _is_here(href: str, *, exact: bool) -> bool:
    if exact:
        return request.path == href
    section = href.rstrip("/")
    return request.path == section or request.path.startswith(f"{section}/")
