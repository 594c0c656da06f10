"""What a shop says of itself, and what stands around its pages; for its staff."""
