"""Shops as the owner sees them."""
