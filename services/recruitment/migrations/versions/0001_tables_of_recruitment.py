"""Tables of recruitment."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from shared.db.types import EncryptedDate, EncryptedText, UtcDateTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Parents before their children.
TABLES = (
    "access_log",
    "event",
    "failed_task",
    "inbox",
    "outbox",
    "partner",
    "personal_link",
    "season",
    "transition",
    "candidate",
    "module",
    "publication",
    "booking",
    "candidate_file",
    "decision",
    "guardian",
    "score_sheet",
    "waiting_entry",
    "score",
)


def upgrade() -> None:
    _create_access_log()
    _create_event()
    _create_failed_task()
    _create_inbox()
    _create_outbox()
    _create_partner()
    _create_personal_link()
    _create_season()
    _create_transition()
    _create_candidate()
    _create_module()
    _create_publication()
    _create_booking()
    _create_candidate_file()
    _create_decision()
    _create_guardian()
    _create_score_sheet()
    _create_waiting_entry()
    _create_score()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def _create_access_log() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("occurred_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
    )
    with op.batch_alter_table("access_log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_log_subject_id"), ["subject_id"], unique=False)


def _create_event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("occurred_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("correlation_id", sa.String(length=64), nullable=False),
        sa.Column("ids", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_occurred_at"), ["occurred_at"], unique=False)


def _create_failed_task() -> None:
    op.create_table(
        "failed_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task", sa.String(length=120), nullable=False),
        sa.Column("queue", sa.String(length=60), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("correlation_id", sa.String(length=64), nullable=False),
        sa.Column("error", sa.String(length=200), nullable=False),
        sa.Column("failed_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_task")),
    )


def _create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("handled_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_inbox")),
    )


def _create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("task", sa.String(length=120), nullable=False),
        sa.Column("queue", sa.String(length=60), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("correlation_id", sa.String(length=64), nullable=False),
        sa.Column("created_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("publications", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_next_attempt_at"), ["next_attempt_at"], unique=False)


def _create_partner() -> None:
    op.create_table(
        "partner",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("city", sa.String(length=120), nullable=False),
        sa.Column("contact_name", sa.String(length=200), nullable=False),
        sa.Column("contact_email", sa.String(length=254), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    with op.batch_alter_table("partner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partner_territory_id"), ["territory_id"], unique=False)


def _create_personal_link() -> None:
    op.create_table(
        "personal_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("person_key", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_link")),
        sa.UniqueConstraint(
            "purpose",
            "subject_id",
            "person_key",
            "version",
            name=op.f("uq_personal_link_purpose_subject_id_person_key_version"),
        ),
        sa.UniqueConstraint("token_hash", name=op.f("uq_personal_link_token_hash")),
    )


def _create_season() -> None:
    op.create_table(
        "season",
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("registration_opens_on", sa.Date(), nullable=False),
        sa.Column("training_starts_on", sa.Date(), nullable=False),
        sa.Column("first_session_on", sa.Date(), nullable=False),
        sa.Column("contract_starts_on", sa.Date(), nullable=False),
        sa.Column("contract_ends_on", sa.Date(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("employer", sa.String(length=200), nullable=False),
        sa.Column("contact_name", sa.String(length=200), nullable=False),
        sa.Column("contact_email", sa.String(length=254), nullable=False),
        sa.Column("contact_phone", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season")),
    )
    with op.batch_alter_table("season", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_season_territory_id"), ["territory_id"], unique=False)


def _create_transition() -> None:
    op.create_table(
        "transition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entity", sa.String(length=40), nullable=False),
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("before", sa.String(length=40), nullable=False),
        sa.Column("after", sa.String(length=40), nullable=False),
        sa.Column("actor", sa.String(length=80), nullable=False),
        sa.Column("why", EncryptedText(), nullable=True),
        sa.Column("occurred_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("correlation_id", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transition")),
    )
    with op.batch_alter_table("transition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_transition_entity_entity_id"), ["entity", "entity_id"], unique=False)


def _create_candidate() -> None:
    op.create_table(
        "candidate",
        sa.Column("season_id", sa.Uuid(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "draft",
                "registered",
                "booked",
                "attended",
                "excused",
                "absent",
                "scored",
                "selected",
                "reserve",
                "not_selected",
                "accepted",
                "declined",
                "withdrawn",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("submission_key", sa.Uuid(), nullable=False),
        sa.Column("registered_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("origin", sa.String(length=60), nullable=False),
        sa.Column("first_name", EncryptedText(), nullable=False),
        sa.Column("last_name", EncryptedText(), nullable=False),
        sa.Column("birth_date", EncryptedDate(), nullable=False),
        sa.Column("birth_place", EncryptedText(), nullable=False),
        sa.Column("sex", EncryptedText(), nullable=False),
        sa.Column("nationality", EncryptedText(), nullable=False),
        sa.Column("residence_permit", EncryptedText(), nullable=True),
        sa.Column("address", EncryptedText(), nullable=False),
        sa.Column("postal_code", EncryptedText(), nullable=False),
        sa.Column("city", EncryptedText(), nullable=False),
        sa.Column("residence", EncryptedText(), nullable=False),
        sa.Column("care", EncryptedText(), nullable=False),
        sa.Column("emancipated", sa.Boolean(), nullable=False),
        sa.Column("school_partner_id", sa.Uuid(), nullable=True),
        sa.Column(
            "school_level",
            sa.Enum(
                "seconde_generale",
                "premiere_generale",
                "premiere_technologique",
                "terminale_generale",
                "terminale_technologique",
                "seconde_professionnelle",
                "premiere_professionnelle",
                "terminale_professionnelle",
                "cap",
                "apprentice",
                "bts",
                "licence",
                "job_seeker",
                "other",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("phone", EncryptedText(), nullable=False),
        sa.Column("email", EncryptedText(), nullable=False),
        sa.Column("email_index", sa.String(length=64), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["school_partner_id"], ["partner.id"], name=op.f("fk_candidate_school_partner_id_partner")
        ),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_candidate_season_id_season")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate")),
        sa.UniqueConstraint("season_id", "email_index", name=op.f("uq_candidate_season_id_email_index")),
        sa.UniqueConstraint("submission_key", name=op.f("uq_candidate_submission_key")),
    )
    with op.batch_alter_table("candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_school_partner_id"), ["school_partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidate_season_id_stage"), ["season_id", "stage"], unique=False)
        batch_op.create_index(batch_op.f("ix_candidate_territory_id"), ["territory_id"], unique=False)


def _create_module() -> None:
    op.create_table(
        "module",
        sa.Column("season_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("starts_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ends_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_module_ends_after_start")),
        sa.CheckConstraint("taken >= 0 AND taken <= capacity", name=op.f("ck_module_taken_within_capacity")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_module_season_id_season")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module")),
        sa.UniqueConstraint("season_id", "title", "starts_at", name=op.f("uq_module_season_id_title_starts_at")),
    )
    with op.batch_alter_table("module", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_module_season_id"), ["season_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_module_territory_id"), ["territory_id"], unique=False)


def _create_publication() -> None:
    op.create_table(
        "publication",
        sa.Column("season_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("published_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.String(length=80), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_publication_partner_id_partner")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_publication_season_id_season")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publication_partner_id"), ["partner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_publication_season_id"), ["season_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_publication_territory_id"), ["territory_id"], unique=False)


def _create_booking() -> None:
    op.create_table(
        "booking",
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("active", "cancelled", "came", "excused", "absent", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("booked_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("reminder_due_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_booking_candidate_id_candidate")),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_booking_module_id_module")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booking")),
    )
    with op.batch_alter_table("booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_booking_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_booking_module_id"), ["module_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_booking_status_reminder_due_at"), ["status", "reminder_due_at"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_booking_territory_id"), ["territory_id"], unique=False)
        batch_op.create_index(
            "uq_booking_active_candidate",
            ["candidate_id"],
            unique=True,
            sqlite_where=sa.text("status = 'active'"),
            postgresql_where=sa.text("status = 'active'"),
        )


def _create_candidate_file() -> None:
    op.create_table(
        "candidate_file",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Enum("cv", "letter", native_enum=False, length=40), nullable=False),
        sa.Column("stored_id", sa.String(length=48), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_candidate_file_candidate_id_candidate")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidate_file")),
        sa.UniqueConstraint("candidate_id", "kind", name=op.f("uq_candidate_file_candidate_id_kind")),
    )
    with op.batch_alter_table("candidate_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidate_file_territory_id"), ["territory_id"], unique=False)


def _create_decision() -> None:
    op.create_table(
        "decision",
        sa.Column("season_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column(
            "outcome", sa.Enum("selected", "reserve", "not_selected", native_enum=False, length=40), nullable=False
        ),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("reason", EncryptedText(), nullable=False),
        sa.Column("decided_by", sa.String(length=80), nullable=False),
        sa.Column("decided_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("published_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(outcome = 'reserve') = (rank IS NOT NULL)", name=op.f("ck_decision_rank_for_reserve_only")
        ),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_decision_candidate_id_candidate")),
        sa.ForeignKeyConstraint(["season_id"], ["season.id"], name=op.f("fk_decision_season_id_season")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_decision_candidate_id")),
        sa.UniqueConstraint("season_id", "rank", name=op.f("uq_decision_season_id_rank")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_published_at"), ["published_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_territory_id"), ["territory_id"], unique=False)


def _create_guardian() -> None:
    op.create_table(
        "guardian",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_name", EncryptedText(), nullable=False),
        sa.Column("last_name", EncryptedText(), nullable=False),
        sa.Column("relation", EncryptedText(), nullable=False),
        sa.Column("email", EncryptedText(), nullable=False),
        sa.Column("phone", EncryptedText(), nullable=False),
        sa.Column("sole_ground", EncryptedText(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_guardian_candidate_id_candidate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guardian")),
        sa.UniqueConstraint("candidate_id", "position", name=op.f("uq_guardian_candidate_id_position")),
    )
    with op.batch_alter_table("guardian", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guardian_territory_id"), ["territory_id"], unique=False)


def _create_score_sheet() -> None:
    op.create_table(
        "score_sheet",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("assessor_id", sa.Uuid(), nullable=False),
        sa.Column("assessor_name", sa.String(length=200), nullable=False),
        sa.Column("mean", sa.Numeric(precision=4, scale=2), nullable=False),
        sa.Column("note", EncryptedText(), nullable=False),
        sa.Column("submitted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name=op.f("fk_score_sheet_candidate_id_candidate")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_sheet")),
        sa.UniqueConstraint("candidate_id", "assessor_id", name=op.f("uq_score_sheet_candidate_id_assessor_id")),
    )
    with op.batch_alter_table("score_sheet", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_sheet_assessor_id"), ["assessor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_score_sheet_territory_id"), ["territory_id"], unique=False)


def _create_waiting_entry() -> None:
    op.create_table(
        "waiting_entry",
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("waiting", "offered", "accepted", "declined", "expired", "left", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("joined_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("offered_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("answer_before", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidate.id"], name=op.f("fk_waiting_entry_candidate_id_candidate")
        ),
        sa.ForeignKeyConstraint(["module_id"], ["module.id"], name=op.f("fk_waiting_entry_module_id_module")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_entry")),
    )
    with op.batch_alter_table("waiting_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_waiting_entry_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_entry_module_id"), ["module_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_waiting_entry_status_answer_before"), ["status", "answer_before"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_waiting_entry_territory_id"), ["territory_id"], unique=False)
        batch_op.create_index(
            "uq_waiting_entry_pending",
            ["module_id", "candidate_id"],
            unique=True,
            sqlite_where=sa.text("status IN ('waiting', 'offered')"),
            postgresql_where=sa.text("status IN ('waiting', 'offered')"),
        )


def _create_score() -> None:
    op.create_table(
        "score",
        sa.Column("sheet_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Enum("interview", "pair", "solo", native_enum=False, length=40), nullable=False),
        sa.Column(
            "criterion",
            sa.Enum(
                "energy",
                "sharing",
                "cooperation",
                "self_work",
                "adaptation",
                "initiative",
                "creativity",
                "technical",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("mark", sa.Integer(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("territory_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("mark IS NULL OR (mark >= 1 AND mark <= 5)", name=op.f("ck_score_mark_on_scale")),
        sa.ForeignKeyConstraint(["sheet_id"], ["score_sheet.id"], name=op.f("fk_score_sheet_id_score_sheet")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score")),
        sa.UniqueConstraint("sheet_id", "phase", "criterion", name=op.f("uq_score_sheet_id_phase_criterion")),
    )
    with op.batch_alter_table("score", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_territory_id"), ["territory_id"], unique=False)
