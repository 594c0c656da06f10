"""The shop, its products and what they cost."""
