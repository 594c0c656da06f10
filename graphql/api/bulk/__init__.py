"""Bulk orders: hundreds of lines in one call, and how far they are."""
