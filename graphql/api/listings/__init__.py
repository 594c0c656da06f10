"""What the shop shows, for its staff."""
