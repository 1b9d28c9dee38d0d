"""The real ``MailWriter``: reads the context, renders both parts, and builds the message with the settings' sender."""

from __future__ import annotations

from collections.abc import Sequence
from email.utils import parseaddr
from uuid import UUID

from services.notifications.adapters import mime, wording
from services.notifications.adapters.rendering import MailRenderer, Reading, Sender
from services.notifications.domain.digests import DigestItem, PartnerFacts, Window
from services.notifications.domain.fields import read_context
from services.notifications.domain.notices import NoticeKind, is_familiar, supported_locale
from services.notifications.domain.ports import MailOrder, WrittenMail
from shared.correlation import correlation_id


class TemplateMailWriter:
    """``sender`` as in a From header: ``Exploradôme <janus@exemple.fr>``."""

    def __init__(self, sender: str) -> None:
        name, email = parseaddr(sender)
        self._sender = Sender(name or email, email)
        self._renderer = MailRenderer(self._sender)

    def write(self, kind: NoticeKind, order: MailOrder) -> WrittenMail:
        context = read_context(kind.fields, order.context)
        contact = context.get("contact_email")
        reading = Reading(
            locale=supported_locale(order.recipient.locale),
            familiar=is_familiar(kind, recipient_key=order.recipient.key, context=context),
            contact=contact if isinstance(contact, str) and contact else self._sender.email,
            unsubscribe_url=order.unsubscribe_url,
        )
        mail = self._renderer.render(kind, context, reading)
        envelope = mime.Envelope(
            message_id=self._message_id(order.delivery_id),
            date=order.at,
            sender_name=self._sender.name,
            sender_email=self._sender.email,
            recipient_name=order.recipient.name,
            recipient_email=order.address,
            contact=reading.contact,
            unsubscribe_url=order.unsubscribe_url,
            correlation=correlation_id(),
        )
        return WrittenMail(envelope.message_id, mail.subject, mime.build(envelope, mail, order.attachments))

    def digest_context(
        self, partner: PartnerFacts, *, window: Window, items: Sequence[DigestItem]
    ) -> dict[str, object]:
        locale = supported_locale(partner.locale)
        return {
            "contact_name": partner.contact_name or None,
            "partner_name": partner.name,
            "week_label": wording.week_label(window.since, window.until, locale),
            "items": [{"title": item.title, "text": item.text} for item in items],
        }

    def _message_id(self, delivery_id: UUID) -> str:
        return f"<{delivery_id}@{self._sender.email.rpartition('@')[2]}>"
