"""Durable work with a due time: events to send, promises to keep, timers.

``add`` owes a job, ``handler`` says who does it, ``Retry`` and ``GiveUp`` are a handler's words.
"""

from tenants.outbox.errors import GiveUp, Retry
from tenants.outbox.registry import handler
from tenants.outbox.services import add

__all__ = ["GiveUp", "Retry", "add", "handler"]
