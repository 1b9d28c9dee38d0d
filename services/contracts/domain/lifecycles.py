"""The states of a dossier, a paper, a contract and a signature, each as one table."""

from __future__ import annotations

from enum import StrEnum

from shared.lifecycle import Lifecycle, Move

SYSTEM, HR, PERSON, EMPLOYER = "system", "hr", "person", "employer"


class DossierState(StrEnum):
    COLLECTING = "collecting"
    READY = "ready"
    DRAFTED = "drafted"
    OUT_FOR_SIGNATURE = "out_for_signature"
    SIGNED = "signed"
    CLEARED = "cleared"
    CANCELLED = "cancelled"


class DossierEvent(StrEnum):
    PAPERS_COMPLETED = "papers_completed"
    PAPER_MISSING = "paper_missing"
    CONTRACT_DRAFTED = "contract_drafted"
    CONTRACT_SENT = "contract_sent"
    PLAN_CHANGED = "plan_changed"
    ALL_SIGNED = "all_signed"
    CLEARED = "cleared"
    CLEARANCE_LOST = "clearance_lost"
    CANCELLED = "cancelled"


_D, _DE = DossierState, DossierEvent
_OPEN = (_D.COLLECTING, _D.READY, _D.DRAFTED, _D.OUT_FOR_SIGNATURE, _D.SIGNED, _D.CLEARED)
DOSSIER = Lifecycle(
    "dossier",
    [
        Move(_D.COLLECTING, _DE.PAPERS_COMPLETED, SYSTEM, _D.READY),
        Move(_D.READY, _DE.PAPER_MISSING, SYSTEM, _D.COLLECTING),
        Move(_D.READY, _DE.CONTRACT_DRAFTED, SYSTEM, _D.DRAFTED),
        Move(_D.DRAFTED, _DE.CONTRACT_DRAFTED, SYSTEM, _D.DRAFTED),
        Move(_D.DRAFTED, _DE.PAPER_MISSING, SYSTEM, _D.COLLECTING),
        Move(_D.DRAFTED, _DE.CONTRACT_SENT, HR, _D.OUT_FOR_SIGNATURE),
        Move(_D.DRAFTED, _DE.PLAN_CHANGED, SYSTEM, _D.READY),
        Move(_D.OUT_FOR_SIGNATURE, _DE.PLAN_CHANGED, SYSTEM, _D.READY),
        Move(_D.DRAFTED, _DE.ALL_SIGNED, SYSTEM, _D.SIGNED),
        Move(_D.OUT_FOR_SIGNATURE, _DE.ALL_SIGNED, SYSTEM, _D.SIGNED),
        Move(_D.SIGNED, _DE.CLEARED, SYSTEM, _D.CLEARED),
        Move(_D.CLEARED, _DE.CLEARANCE_LOST, SYSTEM, _D.SIGNED),
        *(Move(state, _DE.CANCELLED, actor, _D.CANCELLED) for state in _OPEN for actor in (HR, SYSTEM)),
    ],
)


class PaperState(StrEnum):
    REQUESTED = "requested"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"
    WAIVED = "waived"


class PaperEvent(StrEnum):
    HANDED_IN = "handed_in"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TICKED = "ticked"
    EXPIRED = "expired"
    WAIVED = "waived"
    ASKED_AGAIN = "asked_again"


_P, _PE = PaperState, PaperEvent
_MISSING = (_P.REQUESTED, _P.REFUSED, _P.EXPIRED)
PAPER = Lifecycle(
    "paper",
    [
        *(
            Move(state, _PE.HANDED_IN, actor, _P.RECEIVED)
            for state in (*_MISSING, _P.RECEIVED)
            for actor in (PERSON, HR)
        ),
        Move(_P.RECEIVED, _PE.ACCEPTED, HR, _P.ACCEPTED),
        # Numbers whose keys and names agree, and typed consents: nothing is left for an eye to judge.
        Move(_P.RECEIVED, _PE.ACCEPTED, SYSTEM, _P.ACCEPTED),
        Move(_P.RECEIVED, _PE.REFUSED, HR, _P.REFUSED),
        Move(_P.ACCEPTED, _PE.REFUSED, HR, _P.REFUSED),
        *(Move(state, _PE.TICKED, HR, _P.ACCEPTED) for state in (*_MISSING, _P.ACCEPTED)),
        Move(_P.ACCEPTED, _PE.EXPIRED, SYSTEM, _P.EXPIRED),
        *(Move(state, _PE.WAIVED, SYSTEM, _P.WAIVED) for state in (*_MISSING, _P.RECEIVED)),
        Move(_P.WAIVED, _PE.ASKED_AGAIN, SYSTEM, _P.REQUESTED),
    ],
)


class ContractState(StrEnum):
    RENDERING = "rendering"
    DRAFTED = "drafted"
    FAILED = "failed"
    OUT_FOR_SIGNATURE = "out_for_signature"
    COMPLETED = "completed"
    SUPERSEDED = "superseded"


class ContractEvent(StrEnum):
    RENDERED = "rendered"
    RENDERING_FAILED = "rendering_failed"
    SENT = "sent"
    COMPLETED = "completed"
    SUPERSEDED = "superseded"


_C, _CE = ContractState, ContractEvent
CONTRACT = Lifecycle(
    "contract",
    [
        Move(_C.RENDERING, _CE.RENDERED, SYSTEM, _C.DRAFTED),
        Move(_C.RENDERING, _CE.RENDERING_FAILED, SYSTEM, _C.FAILED),
        Move(_C.DRAFTED, _CE.SENT, HR, _C.OUT_FOR_SIGNATURE),
        Move(_C.DRAFTED, _CE.COMPLETED, SYSTEM, _C.COMPLETED),
        Move(_C.OUT_FOR_SIGNATURE, _CE.COMPLETED, SYSTEM, _C.COMPLETED),
        *(
            Move(state, _CE.SUPERSEDED, SYSTEM, _C.SUPERSEDED)
            for state in (_C.RENDERING, _C.DRAFTED, _C.FAILED, _C.OUT_FOR_SIGNATURE)
        ),
    ],
)


class SignatureState(StrEnum):
    WAITING = "waiting"
    ASKED = "asked"
    SIGNED = "signed"
    REFUSED = "refused"
    WANTS_CALL = "wants_call"
    WITHDRAWN = "withdrawn"


class SignatureEvent(StrEnum):
    ASKED = "asked"
    SIGNED = "signed"
    REFUSED = "refused"
    CALL_WANTED = "call_wanted"
    ASKED_AGAIN = "asked_again"
    WITHDRAWN = "withdrawn"


_S, _SE = SignatureState, SignatureEvent
_UNSIGNED = (_S.WAITING, _S.ASKED, _S.REFUSED, _S.WANTS_CALL)
SIGNATURE = Lifecycle(
    "signature",
    [
        Move(_S.WAITING, _SE.ASKED, SYSTEM, _S.ASKED),
        Move(_S.ASKED, _SE.SIGNED, PERSON, _S.SIGNED),
        Move(_S.WANTS_CALL, _SE.SIGNED, PERSON, _S.SIGNED),
        Move(_S.ASKED, _SE.SIGNED, EMPLOYER, _S.SIGNED),
        # The scan of a hand-signed contract stands for whoever signed it, whatever was asked by link before.
        *(Move(state, _SE.SIGNED, HR, _S.SIGNED) for state in _UNSIGNED),
        Move(_S.ASKED, _SE.REFUSED, PERSON, _S.REFUSED),
        Move(_S.WANTS_CALL, _SE.REFUSED, PERSON, _S.REFUSED),
        Move(_S.ASKED, _SE.CALL_WANTED, PERSON, _S.WANTS_CALL),
        Move(_S.REFUSED, _SE.ASKED_AGAIN, HR, _S.ASKED),
        Move(_S.WANTS_CALL, _SE.ASKED_AGAIN, HR, _S.ASKED),
        *(Move(state, _SE.WITHDRAWN, SYSTEM, _S.WITHDRAWN) for state in (*_UNSIGNED, _S.SIGNED)),
    ],
)
