"""The candidate, those who answer for a minor, and the two files of an application."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Boolean, ForeignKey, Index, Integer, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.recruitment.domain.candidacy import Stage
from services.recruitment.domain.vocabulary import (
    Care,
    FileKind,
    Relation,
    Residence,
    ResidencePermit,
    SchoolLevel,
    Sex,
    SoleGround,
)
from services.recruitment.models.base import Base, Owned, choice
from shared.db import EncryptedChoice, EncryptedDate, EncryptedText, UtcDateTime
from shared.privacy import personal, plain

# Three months after the process for those who are not taken (CNIL recruitment guide, 2023); those who are taken have
# their data in contracts by then.
KEPT_MONTHS = 3
_IDENTITY = personal("identity", months=KEPT_MONTHS)
_CONTACT = personal("contact", months=KEPT_MONTHS)
_ELIGIBILITY = personal("eligibility", months=KEPT_MONTHS)


class Candidate(Owned, Base):
    """One person's application to one season."""

    __tablename__ = "candidate"
    __table_args__ = (
        UniqueConstraint("season_id", "email_index"),
        UniqueConstraint("submission_key"),
        Index(None, "season_id", "stage"),
    )

    season_id: Mapped[UUID] = mapped_column(ForeignKey("season.id"))
    stage: Mapped[Stage] = mapped_column(choice(Stage), info=plain())
    submission_key: Mapped[UUID] = mapped_column(Uuid)
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    origin: Mapped[str] = mapped_column(String(60), info=plain())
    first_name: Mapped[str] = mapped_column(EncryptedText, info=_IDENTITY)
    last_name: Mapped[str] = mapped_column(EncryptedText, info=_IDENTITY)
    birth_date: Mapped[date] = mapped_column(EncryptedDate, info=_IDENTITY)
    birth_place: Mapped[str] = mapped_column(EncryptedText, info=_IDENTITY)
    sex: Mapped[Sex] = mapped_column(EncryptedChoice(Sex), info=_IDENTITY)
    nationality: Mapped[str] = mapped_column(EncryptedText, info=_ELIGIBILITY)
    residence_permit: Mapped[ResidencePermit | None] = mapped_column(
        EncryptedChoice(ResidencePermit), info=_ELIGIBILITY
    )
    address: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    postal_code: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    city: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    residence: Mapped[Residence] = mapped_column(EncryptedChoice(Residence), info=_ELIGIBILITY)
    care: Mapped[Care] = mapped_column(EncryptedChoice(Care), info=_ELIGIBILITY)
    emancipated: Mapped[bool] = mapped_column(Boolean)
    school_partner_id: Mapped[UUID | None] = mapped_column(ForeignKey("partner.id"), index=True)
    school_level: Mapped[SchoolLevel] = mapped_column(choice(SchoolLevel), info=_ELIGIBILITY)
    phone: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    email: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    email_index: Mapped[str] = mapped_column(String(64), info=_CONTACT)
    locale: Mapped[str] = mapped_column(String(5), info=plain())

    guardians: Mapped[list[Guardian]] = relationship(order_by="Guardian.position", lazy="raise")

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}"


class Guardian(Owned, Base):
    """A holder of parental authority, as the candidate gave them."""

    __tablename__ = "guardian"
    __table_args__ = (UniqueConstraint("candidate_id", "position"),)

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    position: Mapped[int] = mapped_column(Integer)
    first_name: Mapped[str] = mapped_column(EncryptedText, info=_IDENTITY)
    last_name: Mapped[str] = mapped_column(EncryptedText, info=_IDENTITY)
    relation: Mapped[Relation] = mapped_column(EncryptedChoice(Relation), info=_ELIGIBILITY)
    email: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    phone: Mapped[str] = mapped_column(EncryptedText, info=_CONTACT)
    sole_ground: Mapped[SoleGround | None] = mapped_column(EncryptedChoice(SoleGround), info=_ELIGIBILITY)


class CandidateFile(Owned, Base):
    """Where the CV and the letter are kept: the bytes live encrypted in the file store."""

    __tablename__ = "candidate_file"
    __table_args__ = (UniqueConstraint("candidate_id", "kind"),)

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    kind: Mapped[FileKind] = mapped_column(choice(FileKind), info=plain())
    stored_id: Mapped[str] = mapped_column(String(48), info=plain())
    media_type: Mapped[str] = mapped_column(String(120), info=plain())
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64), info=personal("proof", months=KEPT_MONTHS))
