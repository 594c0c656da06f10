"""What a key may spend in a day, and whether it signs: read by the key, set by who runs keys."""
