"""The outside of notifications: mail server, templates, other services."""
