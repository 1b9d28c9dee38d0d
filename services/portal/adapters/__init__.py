"""Password hashing, one-time codes and their picture."""
