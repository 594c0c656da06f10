"""Suppliers, purchase batches, stock levels."""
