"""The shop's look, for its staff."""
