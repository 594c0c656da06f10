"""Another day: the demo's trade happened over some months, by the process's own clock.

Only what a service dates by Django's clock is dated back. The ledger, the audit trail and the
outbox take the database's time, as evidence should: there the demo's trade happened at its seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest import mock


@contextmanager
def as_of(moment: datetime) -> Iterator[None]:
    """Services called in the block believe that it is that moment. For one thread, and seeds."""
    with mock.patch("django.utils.timezone.now", return_value=moment):
        yield
