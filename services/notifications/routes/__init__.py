"""HTTP of notifications: the mailbox, the unsubscribe page, the JSON and the internal API."""
