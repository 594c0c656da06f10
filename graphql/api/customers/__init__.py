"""The shop's customers, for its staff."""
