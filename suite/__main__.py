"""The suite's command line: `python -m suite COMMAND`; every process of the suite is one of these commands."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Command = Callable[[argparse.Namespace], int]


@dataclass(frozen=True)
class Entry:
    """`target` is "module:function", imported only when chosen: a worker needs no supervisor to start."""

    target: str
    help: str
    options: dict[str, dict[str, Any]] = field(default_factory=dict)

    def load(self) -> Command:
        module, _, name = self.target.partition(":")
        command: Command = getattr(importlib.import_module(module), name)
        return command


_PORT = {"--port": {"default": os.environ.get("PORT"), "help": "8000, or the next free one"}}
_ONCE = {"--once": {"action": "store_true", "help": "play the journey, check it and stop"}}
COMMANDS = {
    "demo": Entry("suite.demo:demo", "the whole suite with the sample season", _PORT | _ONCE),
    "run": Entry("suite.demo:run", "the whole suite on this machine, without the sample season", _PORT),
    "found": Entry(
        "suite.founding:found",
        "the first territory, association and administrator",
        {
            "--territory": {"required": True, "help": "such as Vitry-sur-Seine"},
            "--association": {"required": True, "help": "a JSON file, as in docs/association.example.json"},
            "--name": {"required": True, "help": "the administrator's"},
            "--email": {"required": True, "help": "the administrator's"},
        },
    ),
    "migrate": Entry("suite.upkeep:migrate", "bring the databases to the newest revision"),
    "season": Entry("suite.upkeep:season", "load the sample season (demo only); again changes nothing"),
    "links": Entry("suite.upkeep:links", "write demo.json anew, with a standing link of each kind"),
    "journey": Entry(
        "suite.upkeep:journey",
        "play the season against a demo that runs",
        {"--folder": {"required": True, "help": "for documents and the player's own notes"}},
    ),
    "replay": Entry(
        "suite.replay:replay",
        "queue again what failed for good",
        {
            "--task": {"default": "", "help": "this task only"},
            "--list": {"action": "store_true", "help": "only show them"},
        },
    ),
    "doctor": Entry("suite.doctor:doctor", "say what is missing or does not answer"),
    "web": Entry(
        "suite.processes:web",
        "serve pages and APIs",
        {
            "--bind": {"default": "127.0.0.1:8000"},
            "--workers": {"type": int, "default": 1},
            "--threads": {"type": int, "default": 8},
        },
    ),
    "worker": Entry(
        "suite.processes:worker",
        "run tasks",
        {
            "--queues": {"default": "", "help": "comma-separated; all by default"},
            "--name": {"default": "worker"},
            "--concurrency": {"type": int, "default": 2},
            "--alive-file": {"default": "", "help": "touched while the worker is well"},
        },
    ),
    "beat": Entry("suite.processes:beat", "send due periodic tasks"),
    "mailcatcher": Entry(
        "suite.upkeep:mailcatcher", "take every mail and keep it for the mailbox", {"--host": {"default": "127.0.0.1"}}
    ),
}


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m suite", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, entry in COMMANDS.items():
        command = commands.add_parser(name, help=entry.help, description=entry.help)
        for option, settings in entry.options.items():
            command.add_argument(option, **settings)
    options = parser.parse_args(arguments)
    return COMMANDS[options.command].load()(options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
