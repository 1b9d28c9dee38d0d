"""Tables of the contracts service: directory copies, dossiers, papers, contracts, signatures, due dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, Boolean, Date, ForeignKey, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from shared.db import EncryptedDate, EncryptedJson, EncryptedText, UtcDateTime, service_metadata
from shared.privacy import personal, plain

IDENTITY = personal("identity", months=60)
PROOF = personal("proof", months=60)
PAYROLL = personal("payroll", months=60)
ELIGIBILITY = personal("eligibility", months=60)
STATE_LENGTH = 24


class Base(DeclarativeBase):
    metadata = service_metadata()


class SeasonCopy(Base):
    """What the portal says of a season, and the employment terms that HR settles for it."""

    __tablename__ = "season_copy"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    territory_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    name: Mapped[str] = mapped_column(String(120), info=plain())
    starts_on: Mapped[date] = mapped_column(Date, info=plain())
    ends_on: Mapped[date] = mapped_column(Date, info=plain())
    first_session_on: Mapped[date] = mapped_column(Date, info=plain())
    contract_starts_on: Mapped[date] = mapped_column(Date, info=plain())
    contract_ends_on: Mapped[date] = mapped_column(Date, info=plain())
    association: Mapped[dict[str, str]] = mapped_column(EncryptedJson, info=personal("contact", months=60))
    terms: Mapped[dict[str, Any]] = mapped_column(EncryptedJson, info=personal("contract", months=60))
    terms_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PartnerCopy(Base):
    __tablename__ = "partner_copy"

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    territory_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    kind: Mapped[str] = mapped_column(String(20), info=plain())
    name: Mapped[str] = mapped_column(String(200), info=plain())
    city: Mapped[str] = mapped_column(String(120), info=plain())
    contact_name: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=24))
    contact_email: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=24))
    locale: Mapped[str] = mapped_column(String(5), info=plain())
    minors_policy: Mapped[str] = mapped_column(String(20), info=plain())
    active: Mapped[bool] = mapped_column(Boolean)


class StaffCopy(Base):
    """Who is told when a deadline is at risk or somebody refuses to sign."""

    __tablename__ = "staff_copy"
    __table_args__ = (UniqueConstraint("account_id", "role"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    account_id: Mapped[UUID] = mapped_column(Uuid)
    territory_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    role: Mapped[str] = mapped_column(String(20), info=plain())
    name: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=12))
    email: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=12))
    locale: Mapped[str] = mapped_column(String(5), info=plain())


class Dossier(Base):
    """One youth's way from decision to signed contract; ``person`` is the copy that the contract needs, no more."""

    __tablename__ = "dossier"
    __table_args__ = (
        UniqueConstraint("season_id", "candidate_id"),
        Index(None, "territory_id", "state"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    season_id: Mapped[UUID] = mapped_column(ForeignKey("season_copy.id"))
    candidate_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    decision_id: Mapped[UUID] = mapped_column(Uuid)
    state: Mapped[str] = mapped_column(String(STATE_LENGTH), info=plain())
    person: Mapped[dict[str, Any]] = mapped_column(EncryptedJson, info=IDENTITY)
    birth_date: Mapped[date] = mapped_column(EncryptedDate, info=ELIGIBILITY)
    opened_on: Mapped[date] = mapped_column(Date, info=plain())
    starts_on: Mapped[date] = mapped_column(Date, info=plain())
    ends_on: Mapped[date] = mapped_column(Date, info=plain())
    first_session_on: Mapped[date] = mapped_column(Date, info=plain())
    host_partner_id: Mapped[UUID | None] = mapped_column(ForeignKey("partner_copy.id"), index=True)
    plan: Mapped[dict[str, Any]] = mapped_column(EncryptedJson, info=PROOF)
    cancelled_reason: Mapped[str | None] = mapped_column(String(40), info=plain())


class Guardian(Base):
    __tablename__ = "guardian"
    __table_args__ = (UniqueConstraint("dossier_id", "position"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    position: Mapped[int] = mapped_column(Integer)
    relation: Mapped[str] = mapped_column(String(20), info=ELIGIBILITY)
    sole_ground: Mapped[str | None] = mapped_column(EncryptedText, info=ELIGIBILITY)
    first_name: Mapped[str] = mapped_column(EncryptedText, info=IDENTITY)
    last_name: Mapped[str] = mapped_column(EncryptedText, info=IDENTITY)
    email: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=60))
    phone: Mapped[str] = mapped_column(EncryptedText, info=personal("contact", months=60))
    locale: Mapped[str] = mapped_column(String(5), info=plain())


class Paper(Base):
    """One paper asked of one person. ``value`` holds a number (NIR, IBAN, receipt) or a typed consent, encrypted."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("dossier_id", "kind", "owner"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    kind: Mapped[str] = mapped_column(String(8), info=plain())
    owner: Mapped[str] = mapped_column(String(60), info=plain())
    state: Mapped[str] = mapped_column(String(STATE_LENGTH), index=True, info=plain())
    blocks: Mapped[str] = mapped_column(String(12), info=plain())
    rules: Mapped[list[str]] = mapped_column(JSON, info=plain())
    lead_days: Mapped[int] = mapped_column(Integer)
    requested_on: Mapped[date] = mapped_column(Date, info=plain())
    due_on: Mapped[date] = mapped_column(Date, info=plain())
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_on: Mapped[date | None] = mapped_column(EncryptedDate, info=ELIGIBILITY)
    done_on: Mapped[date | None] = mapped_column(EncryptedDate, info=PROOF)
    value: Mapped[str | None] = mapped_column(EncryptedText, info=PAYROLL)
    holder: Mapped[str | None] = mapped_column(EncryptedText, info=PAYROLL)
    file_id: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    media_type: Mapped[str | None] = mapped_column(String(80), info=plain())
    sha256: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    handed_in_by: Mapped[str | None] = mapped_column(String(80), info=PROOF)
    refusal_code: Mapped[str | None] = mapped_column(String(40), info=plain())
    refusal_words: Mapped[str | None] = mapped_column(EncryptedText, info=PROOF)


class Contract(Base):
    """One version of one contract: once rendered, its files and hashes never change."""

    __tablename__ = "contract"
    __table_args__ = (UniqueConstraint("dossier_id", "version"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    version: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(String(STATE_LENGTH), info=plain())
    variant: Mapped[str] = mapped_column(String(12), info=plain())
    starts_on: Mapped[date] = mapped_column(Date, info=plain())
    ends_on: Mapped[date] = mapped_column(Date, info=plain())
    requested_at: Mapped[datetime] = mapped_column(UtcDateTime)
    rendered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sign_before: Mapped[date | None] = mapped_column(Date, info=plain())
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    snapshot: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJson, info=PROOF)
    docx_file_id: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    docx_sha256: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    pdf_file_id: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    pdf_sha256: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    scan_file_id: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    scan_sha256: Mapped[str | None] = mapped_column(String(64), info=PROOF)
    scan_media_type: Mapped[str | None] = mapped_column(String(80), info=plain())
    failure: Mapped[str | None] = mapped_column(String(400), info=plain())


class Signature(Base):
    """One person of the signatory plan, for one contract version."""

    __tablename__ = "signature"
    __table_args__ = (UniqueConstraint("contract_id", "signatory"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    contract_id: Mapped[UUID] = mapped_column(ForeignKey("contract.id"))
    signatory: Mapped[str] = mapped_column(String(60), info=plain())
    role: Mapped[str] = mapped_column(String(20), info=plain())
    turn: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(EncryptedText, info=PROOF)
    rules: Mapped[list[str]] = mapped_column(JSON, info=plain())
    state: Mapped[str] = mapped_column(String(STATE_LENGTH), info=plain())
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    wish_reason: Mapped[str | None] = mapped_column(EncryptedText, info=PROOF)


class Consent(Base):
    """The signature itself: one per signatory, kept by the database; never changed afterwards."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("signature_id"),)

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    signature_id: Mapped[UUID] = mapped_column(ForeignKey("signature.id"))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    method: Mapped[str] = mapped_column(String(12), info=plain())
    typed_name: Mapped[str] = mapped_column(EncryptedText, info=PROOF)
    statement: Mapped[str] = mapped_column(EncryptedText, info=PROOF)
    document_sha256: Mapped[str] = mapped_column(String(64), info=PROOF)
    recorded_by: Mapped[str] = mapped_column(String(80), info=PROOF)


class DueDate(Base):
    """Something that must be looked at on a day: swept by beat, claimed by conditional update, done once."""

    __tablename__ = "due_date"
    __table_args__ = (
        UniqueConstraint("dossier_id", "kind", "due_on"),
        Index(None, "done_at", "due_on"),
    )

    id: Mapped[UUID] = mapped_column(Uuid, primary_key=True, default=uuid4)
    territory_id: Mapped[UUID] = mapped_column(Uuid)
    dossier_id: Mapped[UUID] = mapped_column(ForeignKey("dossier.id"))
    kind: Mapped[str] = mapped_column(String(24), info=plain())
    due_on: Mapped[date] = mapped_column(Date, info=plain())
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
