"""Contracts: every ambassador's paperwork lawful, complete and signed before the first session."""
