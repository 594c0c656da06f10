"""One double-entry ledger for everyone: accounts, balanced postings, balances."""
