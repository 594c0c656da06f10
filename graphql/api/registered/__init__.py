"""The queries that are registered for a key."""
