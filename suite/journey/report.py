"""What happened against what must have happened, as a table; one wrong line makes the journey fail."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Line:
    what: str
    expected: object
    found: object

    @property
    def right(self) -> bool:
        return self.expected == self.found


@dataclass
class Report:
    """Lines in the order in which they were established."""

    lines: list[Line] = field(default_factory=list)

    def check(self, what: str, *, expected: object, found: object) -> None:
        self.lines.append(Line(what, expected, found))

    @property
    def failures(self) -> list[Line]:
        return [line for line in self.lines if not line.right]

    def table(self) -> str:
        width = max((len(line.what) for line in self.lines), default=0)
        rows = [_row(line, width) for line in self.lines]
        verdict = f"{len(self.lines) - len(self.failures)} of {len(self.lines)} checks hold"
        return "\n".join([*rows, "", verdict])


def _row(line: Line, width: int) -> str:
    mark = "ok   " if line.right else "WRONG"
    return f"  {mark} {line.what:<{width}}  expected {line.expected!s:<12} found {line.found}"
