"""Statements of ledger accounts: a wallet's, a shop's earnings."""
