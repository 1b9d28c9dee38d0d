"""The product's main job, played from end to end through pages, links and mails, as the persons concerned would."""

from __future__ import annotations

from suite.journey.player import play

__all__ = ["play"]
