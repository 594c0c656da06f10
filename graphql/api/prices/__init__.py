"""Markups, endings and floors, for the shop's staff."""
