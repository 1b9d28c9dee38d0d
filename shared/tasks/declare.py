"""The task decorator. Its signature is closed: a misspelt option or a payload that is not an id fails at import.

(Celery itself accepts any option silently; a task that takes a name or an address would carry it through the broker.)
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from shared.runtime import Runtime
from shared.tasks.retry import RetryPolicy

# Twice this stays under the broker's visibility timeout (shared.tasks.broker), so no running task is delivered again.
LONGEST_SECONDS = 55
_SOFT_MARGIN_SECONDS = 5


class TaskDeclarationError(TypeError):
    """Raised at import."""


@dataclass(frozen=True)
class TaskSpec:
    """One task: ``name`` is ``<service>.<function>``; ``every`` in seconds makes it periodic."""

    name: str
    service: str
    queue: str
    retry: RetryPolicy
    time_limit: int
    every: int | None
    function: Callable[..., None]
    arguments: dict[str, type]

    @property
    def soft_time_limit(self) -> int:
        return max(self.time_limit - _SOFT_MARGIN_SECONDS, 1)

    def load(self, raw: dict[str, Any]) -> dict[str, object]:
        """Typed arguments from JSON primitives; fields that the task does not take are dropped (tolerant reader)."""
        return {name: _convert(kind, raw[name]) for name, kind in self.arguments.items() if name in raw}


REGISTRY: dict[str, TaskSpec] = {}

F = typing.TypeVar("F", bound=Callable[..., None])


def task(
    *, queue: str, retry: RetryPolicy, time_limit: int = LONGEST_SECONDS, every: int | None = None
) -> Callable[[F], F]:
    """Declares ``function(runtime, *, id…)`` a task of the service in whose ``tasks`` module it stands.

    ``queue``: "<service>.<kind>". ``time_limit``: seconds, at most ``LONGEST_SECONDS``. ``every``: period in seconds.
    The function itself stays callable, so that tests call it as it is.
    """

    def declare(function: F) -> F:
        spec = _specify(function, queue=queue, retry=retry, time_limit=time_limit, every=every)
        known = REGISTRY.get(spec.name)
        if known is not None and known.function.__code__.co_filename != function.__code__.co_filename:
            raise TaskDeclarationError(f"{spec.name} is declared twice")
        REGISTRY[spec.name] = spec
        return function

    return declare


def _specify(
    function: Callable[..., None], *, queue: str, retry: RetryPolicy, time_limit: int, every: int | None
) -> TaskSpec:
    service = _service_of(function)
    if not queue.startswith(f"{service}."):
        raise TaskDeclarationError(f"{function.__qualname__}: queue {queue!r} is not one of {service}")
    if not 0 < time_limit <= LONGEST_SECONDS:
        raise TaskDeclarationError(
            f"{function.__qualname__}: time limit {time_limit} s is not within {LONGEST_SECONDS}"
        )
    return TaskSpec(
        name=f"{service}.{function.__name__}",
        service=service,
        queue=queue,
        retry=retry,
        time_limit=time_limit,
        every=every,
        function=function,
        arguments=_ids_of(function),
    )


def _service_of(function: Callable[..., None]) -> str:
    package, _, rest = function.__module__.partition(".")
    service, _, module = rest.partition(".")
    if package != "services" or not module:
        raise TaskDeclarationError(f"{function.__module__} is not a service's tasks module")
    return service


def _ids_of(function: Callable[..., None]) -> dict[str, type]:
    parameters = list(inspect.signature(function).parameters.values())
    hints = typing.get_type_hints(function)
    if not parameters or hints.get(parameters[0].name) is not Runtime:
        raise TaskDeclarationError(f"{function.__qualname__}: the first parameter is the runtime")
    arguments = {}
    for parameter in parameters[1:]:
        kind = hints.get(parameter.name)
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY or not _is_id(kind):
            raise TaskDeclarationError(f"{function.__qualname__}: {parameter.name} must be a keyword-only id")
        arguments[parameter.name] = typing.cast(type, kind)
    return arguments


def _is_id(kind: object) -> bool:
    return isinstance(kind, type) and (kind in (UUID, str, int, bool) or issubclass(kind, StrEnum))


def _convert(kind: type, value: Any) -> object:
    return value if isinstance(value, kind) else kind(value)
