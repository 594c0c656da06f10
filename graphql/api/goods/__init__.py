"""The shared catalogue, as the owner keeps it."""
