"""Signed addresses: one file in or out, for whoever has the address, until it expires."""
