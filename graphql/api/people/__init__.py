"""The shop's staff and its API keys, for who manages them."""
