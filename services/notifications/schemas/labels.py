"""How states, moves and failures read on a page: French msgids, translated where they are shown."""

from __future__ import annotations

import re

from services.notifications.domain.deliveries import Event, State
from services.notifications.usecases.post import NO_ADDRESS
from shared.web.texts import msgid

STATE_LABELS: dict[str, str] = {
    State.QUEUED: msgid("En attente d’envoi"),
    State.SENDING: msgid("En cours d’envoi"),
    State.SENT: msgid("Envoyé"),
    State.DELIVERED: msgid("Remis"),
    State.BOUNCED: msgid("Revenu"),
    State.FAILED: msgid("Échec"),
    State.UNKNOWN: msgid("Sort inconnu"),
    State.SUPPRESSED: msgid("Retenu"),
}

STATE_KINDS: dict[str, str] = {
    State.QUEUED: "info",
    State.SENDING: "info",
    State.SENT: "success",
    State.DELIVERED: "success",
    State.BOUNCED: "danger",
    State.FAILED: "danger",
    State.UNKNOWN: "warning",
    State.SUPPRESSED: "neutral",
}

STATE_HINTS: dict[str, str] = {
    State.QUEUED: msgid("Le message partira de lui-même, au besoin après plusieurs essais."),
    State.BOUNCED: msgid("Le serveur du destinataire l’a renvoyé. Vérifiez l’adresse avant de renvoyer."),
    State.FAILED: msgid("Le message n’est pas parti, et ne sera plus essayé de lui-même."),
    State.UNKNOWN: msgid(
        "L’envoi s’est interrompu au moment où le serveur répondait : le message est peut-être arrivé. "
        "Demandez au destinataire ou regardez le journal du serveur, puis décidez."
    ),
    State.SUPPRESSED: msgid(
        "Cette adresse a déjà refusé un message : seuls les messages nécessaires y sont encore envoyés."
    ),
}

EVENT_LABELS: dict[str, str] = {
    Event.CLAIM: msgid("Envoi commencé"),
    Event.ACCEPT: msgid("Accepté par le serveur de messagerie"),
    Event.POSTPONE: msgid("Remis à plus tard"),
    Event.GIVE_UP: msgid("Abandonné"),
    Event.LOSE_SIGHT: msgid("Sort inconnu"),
    Event.CONFIRM: msgid("Remise confirmée"),
    Event.BOUNCE: msgid("Renvoyé par le serveur du destinataire"),
    Event.RESEND: msgid("Renvoi demandé"),
    Event.SETTLE: msgid("Considéré comme envoyé"),
}

_CODE = re.compile(r"mail server: (\d{3})$")
_REFUSED = msgid("Le serveur de messagerie a répondu %(code)s.")
_SILENT = msgid("Le serveur de messagerie n’a pas répondu.")
_LOST = msgid("L’envoi s’est interrompu avant la réponse du serveur.")
_ADDRESS = msgid("L’adresse n’est pas valable.")


def failure(why: str | None) -> tuple[str, dict[str, str]] | None:
    """A stored reason as a msgid and its fields; None where there is none."""
    if not why:
        return None
    if why == NO_ADDRESS:
        return _ADDRESS, {}
    if found := _CODE.search(why):
        return _REFUSED, {"code": found[1]}
    if why.startswith("mail server"):
        return _SILENT, {}
    return _LOST, {}
