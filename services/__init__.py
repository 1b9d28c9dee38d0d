"""The services of the suite; each owns its data, and none imports another."""
