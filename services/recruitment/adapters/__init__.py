"""The outside world: other services, calendar files."""
