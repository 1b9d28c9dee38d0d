"""Reads: typed rows, selected and counted; they change nothing."""
