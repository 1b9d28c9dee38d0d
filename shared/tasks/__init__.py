"""Background work: one decorator with a closed signature, one retry policy, one way to fail for good."""

from __future__ import annotations

from shared.tasks.declare import REGISTRY, TaskSpec, task
from shared.tasks.retry import NO_RETRY, RETRY_INTERNAL, RETRY_OUTSIDE, RetryPolicy

__all__ = ["NO_RETRY", "REGISTRY", "RETRY_INTERNAL", "RETRY_OUTSIDE", "RetryPolicy", "TaskSpec", "task"]
