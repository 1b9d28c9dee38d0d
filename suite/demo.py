"""`make demo`: a stranger's first five minutes. Everything is made under var/, and said in one screen."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import requests
import structlog

from shared.runtime import Runtime
from shared.settings import Settings
from suite.bootstrap import build_runtimes
from suite.demo_facts import DemoFacts, facts_path, write_facts
from suite.embedded import embedded_environment, prepare_folders, web_port
from suite.journey.letterbox import Letterbox
from suite.journey.player import play
from suite.journey.twice import play_again
from suite.migrating import migrate_all
from suite.processes import project_folder
from suite.season.load import load_season
from suite.supervisor import Running, claimed, running
from suite.waiting import NotReady, wait_for_broker, wait_until

_READY_SECONDS = 90.0
_HEALTH_SECONDS = 5


def demo(options: argparse.Namespace) -> int:
    """Run the whole suite with the sample season; --once plays the journey and stops."""
    _hush()
    var = _var_folder(once=options.once)
    try:
        with claimed(var):
            if options.once:
                _begin_anew(var)
            environment = _environment(var, demo=True, port=options.port)
            with running(var, environment, own_redis=_owns_redis()) as suite:
                return _serve(suite, environment, once=options.once)
    except KeyboardInterrupt:
        print("\nStopped. `make demo` goes on from here.")
        return 0


def run(options: argparse.Namespace) -> int:
    """Run the whole suite on this machine with the settings of the environment, without the sample season."""
    var = _var_folder(once=False)
    try:
        with claimed(var):
            environment = _environment(var, demo=False, port=options.port)
            with running(var, environment, own_redis=_owns_redis()) as suite:
                _prepare(suite, Settings.from_environment(environment), sample=False)
                print(f"Janus answers at {environment['JANUS_BASE_URL']}. Ctrl-C stops it.", flush=True)
                return suite.wait()
    except KeyboardInterrupt:
        return 0


def _hush() -> None:
    """The screen is for a person; the processes' own logs are under var/log."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))


def _owns_redis() -> bool:
    return not {"REDIS_URL", "JANUS_REDIS_URL"} & set(os.environ)


def _var_folder(*, once: bool) -> Path:
    """A season that is played alone stands beside the one that a person plays with."""
    var = Path(os.environ.get("JANUS_VAR_DIR") or project_folder() / "var").absolute()
    return var / "once" if once else var


def _begin_anew(var: Path) -> None:
    """Nothing of an earlier run stays but its lock, which is ours now."""
    for child in var.iterdir():
        if child.name == "run":
            continue
        if child.is_dir():
            shutil.rmtree(child)
        else:
            child.unlink()


def _environment(var: Path, *, demo: bool, port: str | None) -> dict[str, str]:
    prepare_folders(var)
    given = {name: value for name, value in os.environ.items() if name != "JANUS_VAR_DIR"}
    environment = embedded_environment(var, given, demo=demo, port=web_port(port or None))
    Settings.from_environment(environment)
    return environment


def _serve(suite: Running, environment: Mapping[str, str], *, once: bool) -> int:
    settings = Settings.from_environment(environment)
    runtimes = _prepare(suite, settings, sample=True)
    _say(write_facts(runtimes, settings), facts_path(settings))
    if not once:
        print("Ctrl-C stops everything; the next `make demo` goes on from there.", flush=True)
        return suite.wait()
    code = play(settings.base_url, settings.var_dir)
    code = code or play_again(runtimes, Letterbox(settings.var_dir / "mail"))
    write_facts(runtimes, settings)
    return code


def _prepare(suite: Running, settings: Settings, *, sample: bool) -> dict[str, Runtime]:
    """Migrated, with the sample season if wanted, and answering; else the logs are shown and the suite ends."""
    try:
        wait_for_broker(settings.redis_url)
        runtimes = build_runtimes(settings)
        migrate_all(runtimes)
        if sample:
            load_season(runtimes)
        wait_until(lambda: _answers(suite, settings.base_url), what="The web", seconds=_READY_SECONDS)
    except NotReady:
        print(suite.last_words(), file=sys.stderr)
        raise
    return runtimes


def _answers(suite: Running, base_url: str) -> bool:
    if not suite.is_alive():
        raise NotReady("The supervisor has ended")
    try:
        return requests.get(f"{base_url}/health", timeout=_HEALTH_SECONDS).ok
    except requests.RequestException:
        return False


def _say(facts: DemoFacts, path: Path) -> None:
    print(f"\nJanus answers at {facts.base_url}\n\nAccounts (demo only):")
    for account in facts.accounts:
        print(f"  {account['email']:<48} {account['password']:<20} {account['roles']}")
    print(f"\nMailbox: {facts.base_url}/notifications/boite\nFor scripts: {path}", flush=True)
