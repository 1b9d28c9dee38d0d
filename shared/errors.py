"""What may go wrong, named once: domain errors know no HTTP, and adapters know no retry.

``shared.problems`` maps each category to a status; ``shared.tasks`` decides what is tried again.
``message`` is a French msgid of the raising service's catalogue, with ``%(name)s`` fields filled from ``params``.
"""

from __future__ import annotations

from typing import ClassVar


class DomainError(Exception):
    """A refusal that the person concerned can understand and act upon.

    ``code`` is stable and public (RFC 9457 extension member), ``field`` names the form field at fault, if one is.
    """

    code: ClassVar[str] = "refused"
    message: ClassVar[str] = "Cette action n’est pas possible."

    def __init__(self, field: str | None = None, **params: object) -> None:
        super().__init__(self.code)
        self.field = field
        self.params = params


class NotFound(DomainError):
    """Nothing of that name within the caller's reach; also what a foreign row answers."""

    code = "not_found"
    message = "Cette page n’existe pas, ou ne vous est pas ouverte."


class Conflict(DomainError):
    """The state of things does not allow it (any more)."""

    code = "conflict"
    message = "La situation a changé entre-temps : relisez la page avant de recommencer."


class IllegalMove(Conflict):
    """A lifecycle has no such move from the present state."""

    code = "illegal_move"
    message = "Cette étape n’est pas possible dans l’état actuel du dossier."


class Forbidden(DomainError):
    """The caller is known, and not allowed."""

    code = "forbidden"
    message = "Vous n’avez pas accès à cette page."


class Unauthenticated(DomainError):
    """The caller is not known, or is known no longer."""

    code = "unauthenticated"
    message = "Identifiez-vous pour continuer."


class InvalidInput(DomainError):
    """Well-formed, but against a rule."""

    code = "invalid_input"
    message = "Cette valeur n’est pas acceptée."


class Expired(DomainError):
    """It existed, and its time is over."""

    code = "expired"
    message = "Ce lien a expiré."


class TooLarge(DomainError):
    """A body or a file over its limit."""

    code = "too_large"
    message = "Le fichier est trop lourd : %(limit_mb)s Mo au plus."

    def __init__(self, field: str | None = None, *, limit_mb: int = 10, **params: object) -> None:
        super().__init__(field, limit_mb=limit_mb, **params)


class UnsupportedMedia(DomainError):
    """A file whose content is not of an accepted type, whatever its name says."""

    code = "unsupported_media"
    message = "Ce fichier n’est pas d’un type accepté. Envoyez un PDF ou une photo (JPEG ou PNG)."


class Throttled(DomainError):
    """Too many attempts in too short a time."""

    code = "throttled"
    message = "Trop d’essais en peu de temps. Réessayez dans quelques minutes."


class CrossOrigin(Forbidden):
    """An unsafe request that another site made the browser send."""

    code = "cross_origin"
    message = "Cette demande vient d’un autre site : elle a été refusée."


class ServiceUnavailable(DomainError):
    """A part that this request needs does not answer."""

    code = "unavailable"
    message = "Une partie du service ne répond pas. Réessayez dans un instant."


class AlreadyHandled(Exception):
    """The inbox knows this event: a second delivery, to be dropped in silence."""


class AdapterError(Exception):
    """The outside world failed; the message names no person and no address."""


class Transient(AdapterError):
    """Worth trying again: network, time-out, 5xx, 429."""


class Permanent(AdapterError):
    """Trying again would fail the same way."""
