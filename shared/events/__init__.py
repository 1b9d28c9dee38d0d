"""Versioned facts in the past tense, carrying ids only, and who listens to them."""
