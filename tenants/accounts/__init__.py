"""People and keys: a table in every schema, so that no account is valid in two shops."""
