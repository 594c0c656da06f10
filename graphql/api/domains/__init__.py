"""The shop's addresses, for who manages them."""
