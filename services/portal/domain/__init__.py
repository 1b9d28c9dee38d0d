"""Rules of the portal: pure functions and frozen dataclasses."""
