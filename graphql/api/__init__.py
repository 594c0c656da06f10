"""The GraphQL face of both hosts: one fast view, two schemas, limits before anything runs."""
