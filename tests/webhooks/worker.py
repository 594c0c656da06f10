"""A worker for the test that kills it: ``python -m tests.webhooks.worker``.

It says "sent" when the receiver has answered and nothing of that is written yet, and waits.
"""

import time
from typing import Any

import django

django.setup()

from storefronts.webhooks import sending  # noqa: E402
from tenants.outbox import dispatch  # noqa: E402
from tenants.registry.context import in_public  # noqa: E402


def settle(**_what: Any) -> None:
    print("sent", flush=True)
    time.sleep(60)


sending.settle = settle
with in_public():
    dispatch.drain()
