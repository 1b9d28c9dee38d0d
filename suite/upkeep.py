"""Short commands around a running suite: migrations, the sample season, its links, the demo's mail catcher."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from services.notifications.adapters.catcher import run as catch_mail
from shared.logs import configure_logs
from shared.settings import Settings
from suite.bootstrap import build_runtimes, chosen_services
from suite.demo_facts import DemoFacts, facts_path, write_facts, write_json
from suite.journey.player import play
from suite.migrating import migrate_all
from suite.season.load import demo_accounts, load_season
from suite.waiting import wait_for_broker, wait_for_schemas


def migrate(options: argparse.Namespace) -> int:
    """Two at once do it one after the other."""
    settings = Settings.from_environment(os.environ)
    wait_for_broker(settings.redis_url)
    migrate_all(build_runtimes(settings, chosen_services()))
    return 0


def season(options: argparse.Namespace) -> int:
    settings = _demo_settings()
    wait_for_broker(settings.redis_url)
    wait_for_schemas(settings, chosen_services())
    load_season(build_runtimes(settings))
    return 0


def links(options: argparse.Namespace) -> int:
    settings = _demo_settings()
    write_facts(build_runtimes(settings), settings)
    print(facts_path(settings))
    return 0


def journey(options: argparse.Namespace) -> int:
    """Plays the season against a suite that runs elsewhere, such as in containers; needs the catcher's folder."""
    settings = _demo_settings()
    if settings.mail_catcher_dir is None:
        raise SystemExit("JANUS_MAIL_CATCHER_DIR: is missing, and tells the player where letters arrive")
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mail").unlink(missing_ok=True)
    (folder / "mail").symlink_to(settings.mail_catcher_dir)
    write_json(DemoFacts(settings.base_url, demo_accounts(settings), {}), folder / "demo.json")
    return play(settings.base_url, folder)


def mailcatcher(options: argparse.Namespace) -> int:
    """Needs neither database nor broker: mail is taken whatever else is down."""
    settings = Settings.from_environment(os.environ)
    if settings.mail_catcher_dir is None:
        raise SystemExit("JANUS_MAIL_CATCHER_DIR: is missing, and tells the catcher where to keep mail")
    configure_logs(process="mailcatcher")
    catch_mail(options.host, settings.smtp.port, settings.mail_catcher_dir)
    return 0


def _demo_settings() -> Settings:
    settings = Settings.from_environment(os.environ)
    if settings.environment != "demo":
        raise SystemExit("The sample season and its links are for a demo only (JANUS_ENVIRONMENT=demo).")
    return settings
