"""Webhooks: where the shop's events are sent, and the log of it."""
