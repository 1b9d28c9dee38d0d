"""What comes in, strictly; what goes out, typed."""
