"""What comes in and goes out of notifications as JSON."""
