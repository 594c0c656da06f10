"""The shops: who they are, where they are found, and the one way into a shop's schema."""
