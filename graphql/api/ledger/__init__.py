"""Every account and its balance."""
