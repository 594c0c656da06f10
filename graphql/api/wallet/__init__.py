"""The shop's own money, its days in figures, and its payment accounts; for its staff."""
