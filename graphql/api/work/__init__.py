"""Background work and the owner's staff."""
