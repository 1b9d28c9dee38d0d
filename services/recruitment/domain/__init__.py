"""Recruitment's rules: pure functions on values, no database, no web."""
