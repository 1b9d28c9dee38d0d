"""Wiring that every service shares: no service's table, rule or page lives here."""
