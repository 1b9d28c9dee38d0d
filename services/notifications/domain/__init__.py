"""Rules of notices and deliveries: pure, without a framework."""
