"""Nothing is published inside a transaction, nothing is lost after it: messages are rows first."""
