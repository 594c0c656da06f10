"""A worker of its own process, for the tests that kill it: ``python -m tests.outbox.worker``.

It says "ready" when its job is half done, and waits to be killed.
"""

import sys
import time
from typing import Any

import django

django.setup()

from tenants.audit import record  # noqa: E402
from tenants.kernel.actor import SYSTEM  # noqa: E402
from tenants.outbox import handler, lease  # noqa: E402
from tenants.outbox.dispatch import run_job  # noqa: E402


@handler("tests.slow")
def half_done(*, payload: dict[str, Any], shop: Any) -> None:
    record(actor=SYSTEM, action="test.ran", target=f"job:{payload['n']}")
    print("ready", flush=True)
    time.sleep(60)


job = lease.claim(lease_s=float(sys.argv[1]))
assert job is not None
run_job(job)
