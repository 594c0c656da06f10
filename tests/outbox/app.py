"""The project's Celery app with two handlers more, for workers that tests start."""

import os
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from config.celery import app  # noqa: E402
from tenants.audit import record  # noqa: E402
from tenants.kernel.actor import SYSTEM  # noqa: E402
from tenants.outbox import handler  # noqa: E402

__all__ = ["app"]


@handler("tests.quick")
def quick(*, payload: dict[str, Any], shop: Any) -> None:
    record(actor=SYSTEM, action="test.ran", target=f"job:{payload['n']}")


@handler("tests.hang_once")
def hang_once(*, payload: dict[str, Any], shop: Any) -> None:
    """The first time it waits to be killed, with its work written and not committed."""
    record(actor=SYSTEM, action="test.ran", target=f"job:{payload['n']}")
    hanging = Path(os.environ["TEST_HANGING"])
    if not hanging.exists():
        hanging.write_text(str(os.getpid()))
        time.sleep(120)
