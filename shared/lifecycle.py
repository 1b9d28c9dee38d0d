"""A lifecycle as one table (state, event, actor, next), read by the code, the tests and the docs alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from shared.errors import IllegalMove

S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Move(Generic[S, E]):
    """One allowed step: who (``actor``, a plain word such as "hr") turns ``state`` into ``next`` by ``event``."""

    state: S
    event: E
    actor: str
    next: S


class Lifecycle(Generic[S, E]):
    """All moves of one kind of thing. Raises at import when two moves contradict each other."""

    def __init__(self, name: str, moves: Iterable[Move[S, E]]) -> None:
        self.name = name
        self.moves: tuple[Move[S, E], ...] = tuple(moves)
        self._next: dict[tuple[S, E, str], S] = {}
        for move in self.moves:
            key = (move.state, move.event, move.actor)
            if key in self._next:
                raise ValueError(f"{name}: {key} stands twice")
            self._next[key] = move.next

    def move(self, state: S, event: E, *, actor: str) -> S:
        """The state after ``event``; raises ``IllegalMove`` (409) when the table has no such row."""
        try:
            return self._next[(state, event, actor)]
        except KeyError:
            raise IllegalMove(lifecycle=self.name, state=str(state), event=str(event)) from None

    def allows(self, state: S, event: E, *, actor: str) -> bool:
        return (state, event, actor) in self._next

    def __iter__(self) -> Iterator[Move[S, E]]:
        return iter(self.moves)
