"""What the assessors saw and what the jury decided."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Integer, Numeric, String, UniqueConstraint, Uuid
from sqlalchemy.orm import Mapped, mapped_column, relationship

from services.recruitment.domain.scoring import Criterion, Phase
from services.recruitment.domain.vocabulary import Outcome
from services.recruitment.models.base import Base, Owned, choice
from services.recruitment.models.candidate import KEPT_MONTHS
from shared.db import EncryptedText, UtcDateTime
from shared.privacy import personal, plain

_SELECTION = personal("selection", months=KEPT_MONTHS)


class ScoreSheet(Owned, Base):
    """One assessor's grid for one candidate; final once submitted."""

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("candidate_id", "assessor_id"),)

    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    assessor_id: Mapped[UUID] = mapped_column(Uuid, index=True)
    assessor_name: Mapped[str] = mapped_column(String(200), info=personal("proof", months=KEPT_MONTHS))
    mean: Mapped[Decimal] = mapped_column(Numeric(4, 2))
    note: Mapped[str] = mapped_column(EncryptedText, info=_SELECTION)
    submitted_at: Mapped[datetime] = mapped_column(UtcDateTime)

    scores: Mapped[list[Score]] = relationship(lazy="raise", order_by="Score.position")


class Score(Owned, Base):
    """One line of a sheet; ``mark`` None says: not observed."""

    __tablename__ = "score"
    __table_args__ = (
        UniqueConstraint("sheet_id", "phase", "criterion"),
        CheckConstraint("mark IS NULL OR (mark >= 1 AND mark <= 5)", name="mark_on_scale"),
    )

    sheet_id: Mapped[UUID] = mapped_column(ForeignKey("score_sheet.id"))
    position: Mapped[int] = mapped_column(Integer)
    phase: Mapped[Phase] = mapped_column(choice(Phase), info=plain())
    criterion: Mapped[Criterion] = mapped_column(choice(Criterion), info=plain())
    mark: Mapped[int | None] = mapped_column(Integer)


class Decision(Owned, Base):
    """The jury's answer for one candidate: a draft until ``published_at`` is set."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("candidate_id"),
        UniqueConstraint("season_id", "rank"),
        CheckConstraint("(outcome = 'reserve') = (rank IS NOT NULL)", name="rank_for_reserve_only"),
    )

    season_id: Mapped[UUID] = mapped_column(ForeignKey("season.id"))
    candidate_id: Mapped[UUID] = mapped_column(ForeignKey("candidate.id"))
    outcome: Mapped[Outcome] = mapped_column(choice(Outcome), info=_SELECTION)
    rank: Mapped[int | None] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(EncryptedText, info=_SELECTION)
    decided_by: Mapped[str] = mapped_column(String(80), info=personal("proof", months=KEPT_MONTHS))
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
