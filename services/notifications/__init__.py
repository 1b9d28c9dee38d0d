"""Notifications: tells each person the right thing, once, in their language, and shows what was said."""
