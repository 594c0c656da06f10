"""What was done in the shop, for its staff."""
