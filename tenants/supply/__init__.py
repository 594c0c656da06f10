"""Suppliers, purchase batches, stock, and the act of taking a code out of it."""
