"""What a refused row means: constraint name -> the error that a person can act upon."""

from __future__ import annotations

from services.recruitment.domain import errors
from shared.errors import DomainError

CONSTRAINT_ERRORS: dict[str, type[DomainError]] = {
    "uq_candidate_season_id_email_index": errors.AlreadyRegistered,
    "uq_candidate_submission_key": errors.SubmittedTwice,
    "uq_guardian_candidate_id_position": errors.RecordClash,
    "uq_candidate_file_candidate_id_kind": errors.RecordClash,
    "ck_module_taken_within_capacity": errors.ModuleFull,
    "uq_module_season_id_title_starts_at": errors.ModuleExists,
    "ck_module_ends_after_start": errors.ModuleTimesInvalid,
    "uq_booking_active_candidate": errors.AlreadyBooked,
    "uq_waiting_entry_pending": errors.AlreadyWaiting,
    "uq_score_sheet_candidate_id_assessor_id": errors.SheetAlreadySubmitted,
    "uq_score_sheet_id_phase_criterion": errors.RecordClash,
    "ck_score_mark_on_scale": errors.SheetIncomplete,
    "uq_decision_candidate_id": errors.RecordClash,
    "uq_decision_season_id_rank": errors.RankTaken,
    "ck_decision_rank_for_reserve_only": errors.RankMissing,
}
