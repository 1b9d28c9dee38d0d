"""Why HR refuses a paper: a list to choose from, told to the person in their language."""

from __future__ import annotations

from enum import StrEnum

from services.contracts.domain.rule import Text


class RefusalCode(StrEnum):
    UNREADABLE = "unreadable"
    INCOMPLETE = "incomplete"
    WRONG_DOCUMENT = "wrong_document"
    OUT_OF_DATE = "out_of_date"
    NAME_DIFFERS = "name_differs"
    OTHER = "other"


REASONS = {
    RefusalCode.UNREADABLE: Text("Le document n’est pas lisible", "The document cannot be read"),
    RefusalCode.INCOMPLETE: Text("Il manque une page ou une face", "A page or a side is missing"),
    RefusalCode.WRONG_DOCUMENT: Text("Ce n’est pas le document demandé", "It is not the document that was asked for"),
    RefusalCode.OUT_OF_DATE: Text("Le document n’est plus valable", "The document is no longer valid"),
    RefusalCode.NAME_DIFFERS: Text("Le nom n’est pas celui du dossier", "The name is not the one on file"),
    RefusalCode.OTHER: Text("Autre raison", "Another reason"),
}


def told_reason(code: str, words: str | None, *, locale: str) -> str:
    """The reason and HR's own words, in one line."""
    reason = REASONS[RefusalCode(code)].for_locale(locale)
    if not words:
        return reason
    if code == RefusalCode.OTHER:
        return words
    return f"{reason}: {words}" if locale == "en" else f"{reason} : {words}"
