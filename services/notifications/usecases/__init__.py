"""What notifications does: one function, one transaction."""
