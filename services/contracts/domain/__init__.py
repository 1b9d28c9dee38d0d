"""Rules only: pure functions and frozen dataclasses; dates, holidays and settings come in as arguments."""
