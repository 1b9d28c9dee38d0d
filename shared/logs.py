"""Structured logs: a constant event name and ids, one JSON line each, the correlation id always there."""

from __future__ import annotations

import logging
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

from shared.correlation import correlation_id


def configure_logs(*, process: str) -> None:
    """``process``: web, worker, beat…; writes to standard error."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _add_process(process),
            _add_correlation,
            _drop_exception_text,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )


def _add_process(process: str) -> Any:
    def add(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
        return {**event, "process": process}

    return add


def _add_correlation(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    return {**event, "correlation_id": correlation_id()}


def _drop_exception_text(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Keeps where an exception came from, never its text: a database's error quotes the row, a person's data."""
    error = event.pop("exc_info", None)
    if isinstance(error, BaseException):
        places = []
        trace = error.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            places.append(f"{code.co_filename.rsplit('/', 2)[-1]}:{trace.tb_lineno} {code.co_name}")
            trace = trace.tb_next
        event["error"] = type(error).__name__
        event["trace"] = places[-8:]
    return event
