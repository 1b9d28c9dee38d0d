"""Notices about papers: what is asked of whom, what was refused, what is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from services.contracts.domain.lifecycles import DossierState, PaperState
from services.contracts.domain.paper_kinds import PAPER_TYPES, PaperKind
from services.contracts.domain.readiness import forecast
from services.contracts.domain.refusal import told_reason
from services.contracts.domain.required_papers import ASSOCIATION_KEY
from services.contracts.domain.signatories import YOUTH_KEY
from services.contracts.models import Dossier, Paper
from services.contracts.queries import loading
from services.contracts.usecases.notice import Desk, Notice, Recipient, reachable

OWED = frozenset({PaperState.REQUESTED, PaperState.REFUSED, PaperState.EXPIRED})
WARNED_ROLES = ("coordinator", "hr", "project_lead")


def dossier_opened(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    """The youth and each guardian, every one with their own link and their own papers only."""
    dossier = desk.dossier(ids["dossier_id"])
    if dossier.state == DossierState.CANCELLED:
        return []
    return reachable(
        Notice("dossier_opened", who, _asked(desk, dossier, who, papers))
        for who, papers in _owed_by_person(desk, dossier)
    )


def papers_reminder(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    dossier = desk.dossier(ids["dossier_id"])
    if dossier.state == DossierState.CANCELLED:
        return []
    return reachable(
        Notice("papers_reminder", who, _reminder(desk, dossier, who, papers))
        for who, papers in _owed_by_person(desk, dossier)
    )


def paper_refused(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    """Empty when it was handed in again meanwhile, or is the association's own."""
    dossier = desk.dossier(ids["dossier_id"])
    paper = desk.uow.session.get_one(Paper, ids["paper_id"])
    if paper.state != PaperState.REFUSED or paper.owner == ASSOCIATION_KEY:
        return []
    who = desk.owner(dossier, paper.owner)
    context = {
        "name": who.name,
        "youth_name": loading.person_of(dossier).full_name,
        "paper_label": _label(paper, who.locale),
        "reason": told_reason(paper.refusal_code or "other", paper.refusal_words, locale=who.locale),
        "link": desk.papers_link(dossier, who),
        "due_on": paper.due_on.isoformat(),
    }
    return reachable([Notice("paper_refused", who, context)])


def deadline_at_risk(ids: Mapping[str, UUID], desk: Desk) -> list[Notice]:
    """The one paper that drives the date, told to those who can act."""
    dossier = desk.dossier(ids["dossier_id"])
    papers = loading.papers_of(desk.uow.session, dossier.id)
    expected = forecast([loading.standing_of(paper) for paper in papers], today=desk.today)
    if expected.driver is None:
        return []
    driver = expected.driver
    owed_by = "" if driver.owner == ASSOCIATION_KEY else desk.owner(dossier, driver.owner).name
    context = {
        "youth_name": loading.person_of(dossier).full_name,
        "owed_by": owed_by or loading.season_of(desk.uow.session, dossier).association.get("name", ""),
        "ready_on": expected.ready_on.isoformat(),
        "first_session_on": dossier.first_session_on.isoformat(),
        "link": desk.dossier_link(dossier),
    }
    label = PAPER_TYPES[driver.kind].label
    return reachable(
        Notice("deadline_at_risk", who, context | {"name": who.name, "paper_label": label.for_locale(who.locale)})
        for who in desk.staff(dossier, *WARNED_ROLES)
    )


def _owed_by_person(desk: Desk, dossier: Dossier) -> Iterable[tuple[Recipient, list[Paper]]]:
    """The youth first, then the guardians; the association reminds itself on its board."""
    papers = loading.papers_of(desk.uow.session, dossier.id)
    owners = dict.fromkeys([YOUTH_KEY, *(paper.owner for paper in papers)])
    for owner in owners:
        owed = [paper for paper in papers if paper.owner == owner and paper.state in OWED]
        if owed and owner != ASSOCIATION_KEY:
            yield desk.owner(dossier, owner), owed


def _asked(desk: Desk, dossier: Dossier, who: Recipient, papers: list[Paper]) -> dict[str, Any]:
    return {
        "name": who.name,
        "youth_name": loading.person_of(dossier).full_name,
        "is_guardian": not who.key.startswith("candidate:"),
        "link": desk.papers_link(dossier, who),
        "papers": [
            {"label": _label(one, who.locale), "why": _why(one, who.locale), "due_on": one.due_on.isoformat()}
            for one in papers
        ],
        "first_session_on": dossier.first_session_on.isoformat(),
    }


def _reminder(desk: Desk, dossier: Dossier, who: Recipient, papers: list[Paper]) -> dict[str, Any]:
    return {
        "name": who.name,
        "youth_name": loading.person_of(dossier).full_name,
        "papers": [{"label": _label(one, who.locale), "due_on": one.due_on.isoformat()} for one in papers],
        "link": desk.papers_link(dossier, who),
        "days_left": (min(one.due_on for one in papers) - desk.today).days,
    }


def _label(paper: Paper, locale: str) -> str:
    return PAPER_TYPES[PaperKind(paper.kind)].label.for_locale(locale)


def _why(paper: Paper, locale: str) -> str:
    return PAPER_TYPES[PaperKind(paper.kind)].purpose.for_locale(locale)
