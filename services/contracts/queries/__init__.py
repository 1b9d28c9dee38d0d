"""Reads: rows into typed values, lists paginated and counted."""
