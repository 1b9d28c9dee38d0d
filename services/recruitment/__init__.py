"""Recruitment: from a registration to a published decision."""
