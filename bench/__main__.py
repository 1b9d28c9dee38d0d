"""`python -m bench NAME`: runs `measure()` of bench/NAME.py and prints its result as one line of JSON.

`ours`, `peer` and `limit` are in `unit`; `ratio_peer` and `ratio_limit` say how ours compares as a speed: 1 is as
fast, 2 twice as fast, 0.5 half as fast. null: there is nothing to compare with.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path


def names() -> list[str]:
    parts = {"__init__", "__main__", "embedded"}
    return sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in parts)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in names():
        print(f"Which one? NAME= one of: {', '.join(names())}", file=sys.stderr)
        return 2
    result = importlib.import_module(f"bench.{arguments[0]}").measure()
    print(json.dumps(result, ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
